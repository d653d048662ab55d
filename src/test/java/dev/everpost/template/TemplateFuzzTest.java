package dev.everpost.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** Any template with any data renders, or is refused; never an exception. A flaw found ahead is found again. */
class TemplateFuzzTest {

    private static final TemplateEngine ENGINE = new TemplateEngine();

    @FuzzTest(maxDuration = "20s")
    void rendersOrSaysWhyNot(FuzzedDataProvider data) {
        var json = data.consumeString(200);
        var template = new EmailTemplate(null, data.consumeRemainingAsString(), null);
        var rendering = ENGINE.render(template, json, Missing.EMPTY);
        assertThat(rendering).isNotInstanceOf(Rendering.MissingAttribute.class);
        ENGINE.flaw(template).ifPresent(flaw -> assertThat(rendering).isEqualTo(flaw));
        if (rendering instanceof Rendering.InvalidTemplate(var part, var why)) {
            assertThat(part).isEqualTo("text");
            assertThat(why).doesNotContain("\n", "java.lang");
        }
    }
}
