package dev.everpost.template;

import static dev.everpost.template.Rendered.flaw;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Templates and data made to take time, memory or the stack; each ends with a clear refusal. */
class HostileTemplateTest {

    private static final String MANY = "{\"a\": [" + "1,".repeat(3000) + "1]}";

    private final TemplateEngine engine = new TemplateEngine();

    @Test
    void loopsInLoopsRunOutOfSteps() {
        assertThat(flaw("{{#each a}}{{#each ../a}}{{#each ../../a}}{{/each}}{{/each}}{{/each}}", MANY))
                .contains("steps");
        assertThat(flaw("{{#a}}{{#a}}{{#a}}{{/a}}{{/a}}{{/a}}", MANY)).contains("steps");
        assertThat(flaw("{{#each a}}{{#each ../a}}{{#if true}}{{/if}}{{/each}}{{/each}}", MANY))
                .contains("steps");
    }

    @Test
    void muchFromLittleRunsOutOfOutput() {
        assertThat(flaw("{{#each a}}{{#each ../a}}" + "x".repeat(1000) + "{{/each}}{{/each}}", MANY))
                .contains("characters");
        assertThat(flaw("{{#each a}}{{@root.a}}{{/each}}", MANY)).contains("characters");
        var half = "{{#each a}}" + "x".repeat(2500) + "{{/each}}";
        assertThat(engine.render(new EmailTemplate("s", half, half), MANY, Missing.FAIL))
                .as("the parts share one bound")
                .isInstanceOfSatisfying(
                        Rendering.InvalidTemplate.class,
                        invalid -> assertThat(invalid.part()).isEqualTo("html"));
    }

    @Test
    void partialsThatUseThemselvesEnd() {
        assertThat(flaw("{{#* inline \"a\"}}{{> a}}{{/inline}}{{> a}}", "{}")).contains("use itself");
        assertThat(flaw("{{#* inline \"a\"}}{{> b}}{{/inline}}{{#* inline \"b\"}}{{> a}}{{/inline}}{{> a}}", "{}"))
                .contains("use itself");
    }

    @Test
    void partialsThatDoubleEachOtherEnd() {
        var bomb = new StringBuilder();
        for (int i = 0; i < 15; i++) {
            var next = "{{> p" + (i + 1) + "}}";
            bomb.append("{{#* inline \"p" + i + "\"}}").append(next.repeat(4)).append("{{/inline}}");
        }
        bomb.append("{{#* inline \"p15\"}}{{/inline}}");
        assertThat(flaw(bomb + "{{> p0}}", "{}")).contains("steps");
    }

    @Test
    void tooManyPartialsAreRefused() {
        var many = new StringBuilder();
        IntStream.range(0, 101).forEach(i -> many.append("{{#* inline \"p" + i + "\"}}{{/inline}}"));
        assertThat(flaw(many.toString(), "{}")).contains("inline partials");
    }

    @Test
    void deepNestingIsRefusedBeforeItIsParsed() {
        assertThat(flaw("{{#if a}}".repeat(10_000), "{}")).contains("nest more than 32 deep");
        assertThat(flaw("{{^a}}".repeat(10_000), "{}")).contains("nest more than 32 deep");
        assertThat(flaw("{{#if a}}" + "{{else if b}}".repeat(10_000) + "{{/if}}", "{}"))
                .contains("nest more than 32 deep");
        assertThat(flaw("{{lookup " + "(".repeat(500) + "}}", "{}")).contains("sub-expressions");
        assertThat(flaw("{{{{raw}}}}".repeat(10_000), "{}")).contains("raw blocks");
    }

    @Test
    void aChainOfConditionsOneAfterAnotherIsNotDeep() {
        var chain = "{{#if a}}1{{else if b}}2{{else}}3{{/if}}".repeat(500);
        assertThat(Rendered.text(chain, "{\"b\": 1}")).isEqualTo("2".repeat(500));
    }

    @Test
    void longTagsAreRefused() {
        assertThat(flaw("{{a" + ".b".repeat(100_000) + "}}", "{}")).contains("a tag of more than 2000 characters");
        assertThat(flaw("{{" + "../".repeat(100_000) + "a}}", "{}")).contains("a tag of more than 2000 characters");
        assertThat(flaw("{{lookup " + "a ".repeat(100_000), "{}")).contains("not closed");
        assertThat(flaw("{{".repeat(200_000), "{}")).isNotEmpty();
        assertThat(flaw("{{a}}".repeat(20_001), "{}")).contains("more than 20000 tags");
        assertThat(Rendered.text("a{{!" + "x".repeat(100_000) + "}}b", "{}")).isEqualTo("ab");
    }

    @Test
    void sizesHaveLimits() {
        var template = new EmailTemplate("x".repeat(200_000), "x".repeat(200_000), "x".repeat(112_001));
        assertThat(engine.flaw(template))
                .contains(new Rendering.InvalidTemplate(
                        "template", "the parts have 512001 bytes together; the limit is 512000"));
        assertThat(Rendered.of("x", "{\"a\": \"" + "x".repeat(262_144) + "\"}", Missing.FAIL))
                .isInstanceOf(Rendering.InvalidData.class);
        assertThat(Rendered.of("x", "{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}", Missing.FAIL))
                .isInstanceOf(Rendering.InvalidData.class);
    }

    @Test
    void manyThreadsShareOneEngineAndItsMemory() throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            var turns = IntStream.range(0, 2000)
                    .mapToObj(i -> threads.submit(() -> engine.render(
                            new EmailTemplate("{{x}} " + i % 700, null, null), "{\"x\": " + i + "}", Missing.FAIL)))
                    .toList();
            for (int i = 0; i < turns.size(); i++) {
                assertThat(turns.get(i).get()).isEqualTo(new Rendering.Rendered(i + " " + i % 700, null, null));
            }
        }
    }
}
