package dev.everpost.template;

import static dev.everpost.template.Rendered.text;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The language that templates are written in, one sentence for each rule. */
class TemplateLanguageTest {

    private static final String ORDER = """
            {"name": "Ann & <Bob>", "city": {"zip": 1010, "streets": ["Ring", "Graben"]}, "paid": true, "due": 0,
             "items": [{"what": "tea", "first": "Earl"}, {"what": "milk", "first": "Cow"}], "none": [], "nil": null}
            """;

    @Test
    void nothingIsEscaped() {
        assertThat(text("{{name}}|{{{name}}}|{{&name}}", ORDER)).isEqualTo("Ann & <Bob>|Ann & <Bob>|Ann & <Bob>");
    }

    @Test
    void eachPartIsRenderedAndAnAbsentPartStaysAbsent() {
        var rendered = new TemplateEngine()
                .render(new EmailTemplate("Hi {{name}}", null, "<p>{{due}}</p>"), ORDER, Missing.FAIL);
        assertThat(rendered).isEqualTo(new Rendering.Rendered("Hi Ann & <Bob>", null, "<p>0</p>"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{{city.zip}}|1010",
                "{{city.streets.[1]}}|Graben",
                "{{city.streets.length}}|2",
                "{{items.[0].what}}|tea",
                "{{items.[9].what}}.|.",
                "{{#each city.streets}}{{this}}-{{.}};{{/each}}|Ring-Ring;Graben-Graben;",
                "{{#each items}}{{@index}}{{@key}}{{what}}{{#unless @last}},{{/unless}}{{/each}}|00tea,11milk",
                "{{#each items}}{{#if @first}}^{{/if}}{{what}}{{/each}}|^teamilk",
                "{{#each items}}{{@first}} {{first}};{{/each}}|true Earl;false Cow;",
                "{{#each items}}{{../due}}{{due}}{{/each}}|0000",
                "{{#each city}}{{@key}}={{this}};{{/each}}|zip=1010;streets=Ring,Graben;",
                "{{#with city}}{{zip}}{{../due}}{{else}}no{{/with}}|10100",
                "{{#if paid}}yes{{else}}no{{/if}}|yes",
                "{{#if due}}yes{{else if paid}}paid{{else}}no{{/if}}|paid",
                "{{#unless due}}settled{{/unless}}|settled",
                "{{#paid}}yes{{/paid}}{{^due}}settled{{/due}}|yessettled",
                "{{#items}}{{what}},{{/items}}|tea,milk,",
                "{{#city}}{{zip}}{{/city}}|1010",
                "a{{! a comment }}b{{!-- {{name}} --}}c|abc",
                "`a {{~due~}} b`|a0b",
                "\\{{name}}|{{name}}",
                "{{lookup city \"zip\"}}{{lookup city.streets 0}}{{lookup city \"no\"}}|1010Ring",
                "{{#if (lookup city \"zip\")}}yes{{/if}}|yes",
                "{{@root.due}}|0",
                "{{city}}|[object Object]",
                "{{nil}}{{#if nil}}no{{else}}nothing{{/if}}|nothing",
            })
    void rendersAsHandlebarsDoes(String template, String expected) {
        assertThat(text(template, ORDER, Missing.EMPTY)).isEqualTo(expected);
    }

    @Test
    void aLoopAndAScopeNameWhatTheyHold() {
        assertThat(text("{{#each items as |item i|}}{{i}}{{item.what}}{{/each}}", ORDER))
                .isEqualTo("0tea1milk");
        assertThat(text("{{#with city as |c|}}{{c.zip}}{{/with}}", ORDER)).isEqualTo("1010");
    }

    @Test
    void anInlinePartialIsUsedByItsNameWithItsOwnArguments() {
        assertThat(text("{{#* inline \"line\"}}<{{what}}>{{/inline}}{{#each items}}{{> line}}{{/each}}", ORDER))
                .isEqualTo("<tea><milk>");
        assertThat(text("{{#* inline \"line\"}}<{{what}}>{{/inline}}{{> line what=due}}", ORDER))
                .isEqualTo("<0>");
    }

    @Test
    void aPartialMayWrapABlock() {
        var layout = "{{#* inline \"layout\"}}[{{> @partial-block}}]{{/inline}}";
        assertThat(text(layout + "{{#> layout}}{{#if paid}}paid{{/if}}{{/layout}}", ORDER))
                .isEqualTo("[paid]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|-", "0.0|-", "-0|-", "0e7|-", "\"\"|-", "[]|-", "null|-", "false|-", "1|+", "0.5|+", "1e-9|+",
                "\"0\"|+", "[0]|+", "{}|+", "true|+"
            })
    void zeroAndEmptyAreFalseAndTheRestIsTrue(String value, String expected) {
        assertThat(text("{{#if x}}+{{else}}-{{/if}}", "{\"x\":" + value + "}")).isEqualTo(expected);
        assertThat(text("{{#unless x}}-{{else}}+{{/unless}}", "{\"x\":" + value + "}"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1.0|1.0", "10000000000|10000000000", "-0.50|-0.50", "1e3|1e3", "true|true", "false|false"})
    void numbersAndTruthValuesPrintAsTheyWereWritten(String written, String printed) {
        assertThat(text("{{x}}{{#each l}}{{this}}{{/each}}", "{\"x\":" + written + ",\"l\":[" + written + "]}"))
                .isEqualTo(printed + printed);
    }

    @Test
    void dataIsNeverTakenForATemplate() {
        assertThat(text("{{x}}", "{\"x\":\"{{y}}\",\"y\":1}")).isEqualTo("{{y}}");
    }
}
