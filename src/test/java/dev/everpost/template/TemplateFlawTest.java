package dev.everpost.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Templates and data that are wrong, and what their author is told. */
class TemplateFlawTest {

    private final TemplateEngine engine = new TemplateEngine();

    @Test
    void namesThePartTheLineAndTheColumn() {
        var template = new EmailTemplate("fine", "fine {{x}}", "one\ntwo {{#if a}}three{{/unless}}");
        assertThat(engine.flaw(template))
                .contains(new Rendering.InvalidTemplate("html", "line 2, column 22: found: 'unless', expected: 'if'"));
        assertThat(engine.render(template, "{\"x\": 1}", Missing.FAIL))
                .isEqualTo(engine.flaw(template).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{#if a}}x",
                "{{#each a}}{{/if}}",
                "{{/if}}",
                "{{else}}",
                "{{ a",
                "{{}}",
                "{{a}",
                "{{{a}}",
                "{{=<% %>=}}",
                "{{{{raw}}}} {{{{/raw}}}}"
            })
    void refusesWhatIsNotWellFormed(String source) {
        assertThat(engine.flaw(new EmailTemplate(source, null, null)))
                .hasValueSatisfying(flaw -> assertThat(flaw.why()).startsWith("line 1, column "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"log", "include", "embedded", "precompile", "i18n", "i18nJs", "block", "partial", "nosuch"})
    void knowsNoHelperThatReachesOutside(String name) {
        assertThat(engine.flaw(new EmailTemplate("{{" + name + " \"x\"}}", null, null)))
                .hasValueSatisfying(flaw -> assertThat(flaw.why()).contains("could not find helper: '" + name + "'"));
        assertThat(engine.flaw(new EmailTemplate("{{#" + name + " \"x\"}}{{/" + name + "}}", null, null)))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{*log}}", "{{#*log \"x\"}}{{/log}}"})
    void knowsNoDecoratorButInline(String source) {
        assertThat(engine.flaw(new EmailTemplate(source, null, null))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nosuch", "logback", "./pom.xml", "../../etc/passwd", "helpers.nashorn"})
    void reachesNeitherFilesNorTheClassPath(String partial) {
        assertThat(Rendered.flaw("{{> " + partial + "}}", "{}")).contains("there is no inline partial '" + partial);
        assertThat(Rendered.flaw("{{> (lookup this \"p\")}}", "{\"p\": \"" + partial + "\"}"))
                .contains("there is no inline partial");
    }

    @Test
    void seesNothingWrongWithWhatIsRight() {
        assertThat(engine.flaw(new EmailTemplate("{{a}}", "{{#if b}}{{else}}{{/if}}", null)))
                .isEmpty();
        assertThat(engine.flaw(new EmailTemplate(null, null, null))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1]|the data must be a JSON object",
                "\"x\"|the data must be a JSON object",
                "{|the data is not JSON at line 1, column 2",
                "{\"a\" 1}|the data is not JSON at line 1, column 6",
                "{} {}|text after the end of the JSON object at line 1, column 4",
                "{\"a\": NaN}|the data is not JSON",
                "{'a': 1}|the data is not JSON",
            })
    void saysWhatIsWrongWithTheData(String data, String why) {
        assertThat(Rendered.of("x", data, Missing.FAIL))
                .isInstanceOfSatisfying(
                        Rendering.InvalidData.class,
                        invalid -> assertThat(invalid.why()).startsWith(why).doesNotContain("Source:"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n", "{}"})
    void noDataIsAnEmptyObject(String data) {
        assertThat(Rendered.text("{{#if x}}{{else}}none{{/if}}", data)).isEqualTo("none");
        assertThat(Rendered.text("none", null)).isEqualTo("none");
    }
}
