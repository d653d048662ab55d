package dev.everpost.template;

import static dev.everpost.template.Rendered.text;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of names that the data does not have. */
class MissingAttributeTest {

    @ParameterizedTest
    @ValueSource(strings = {"name", "a.b", "a.b.c", "l.[7]", "../name", "root", "class", "size", "a.class", "s.bytes"})
    void aVariableFailsUnderTheNameThatTheTemplateHas(String name) {
        var data = "{\"a\": {}, \"l\": [1], \"s\": \"text\"}";
        assertThat(Rendered.of("Hello {{" + name + "}}", data, Missing.FAIL))
                .isEqualTo(new Rendering.MissingAttribute(name));
        assertThat(text("Hello {{" + name + "}}.", data, Missing.EMPTY)).isEqualTo("Hello .");
    }

    @Test
    void theSubjectIsLookedAtFirst() {
        var template = new EmailTemplate("{{a}}", "{{b}}", "{{c}}");
        assertThat(new TemplateEngine().render(template, "{}", Missing.FAIL))
                .isEqualTo(new Rendering.MissingAttribute("a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{#if x}}yes{{else}}no{{/if}}",
                "{{#unless x}}no{{/unless}}",
                "{{#each x}}yes{{else}}no{{/each}}",
                "{{#with x}}yes{{else}}no{{/with}}",
                "{{#x}}yes{{else}}no{{/x}}",
                "{{^x}}no{{/x}}",
                "{{#if x.y.z}}yes{{else}}no{{/if}}",
                "{{lookup x \"y\"}}no",
            })
    void aBlockTakesAnAbsentNameForFalse(String template) {
        assertThat(text(template, "{}")).isEqualTo("no");
    }

    @Test
    void aVariableOfABranchThatIsNotTakenIsNotMissed() {
        assertThat(text("{{#if x}}{{y}}{{/if}}ok", "{}")).isEqualTo("ok");
    }

    @Test
    void aLoopVariableOutsideALoopIsEmpty() {
        assertThat(text("{{@index}}{{@first}}.", "{}")).isEqualTo(".");
    }

    @Test
    void anAttributeThatIsNullIsThereAndEmpty() {
        assertThat(text("[{{x}}]", "{\"x\": null}")).isEqualTo("[]");
    }

    @Test
    void whatTheLibraryKeepsForItselfIsNotAnAttribute() {
        assertThat(Rendered.of("{{__inline_partials_}}", "{}", Missing.FAIL))
                .isEqualTo(new Rendering.MissingAttribute("__inline_partials_"));
        assertThat(text("{{[everpost#run]}}", "{}", Missing.EMPTY)).isEmpty();
    }
}
