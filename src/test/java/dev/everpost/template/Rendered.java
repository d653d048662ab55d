package dev.everpost.template;

import static org.assertj.core.api.Assertions.assertThat;

/** Renders a template of one part, and holds what came of it against what is expected. */
final class Rendered {

    private static final TemplateEngine ENGINE = new TemplateEngine();

    private Rendered() {}

    static Rendering of(String template, String data, Missing missing) {
        return ENGINE.render(new EmailTemplate(null, template, null), data, missing);
    }

    static String text(String template, String data) {
        return text(template, data, Missing.FAIL);
    }

    static String text(String template, String data, Missing missing) {
        var rendering = of(template, data, missing);
        assertThat(rendering).isInstanceOf(Rendering.Rendered.class);
        return ((Rendering.Rendered) rendering).text();
    }

    static String flaw(String template, String data) {
        var rendering = of(template, data, Missing.EMPTY);
        assertThat(rendering).isInstanceOf(Rendering.InvalidTemplate.class);
        assertThat(((Rendering.InvalidTemplate) rendering).part()).isEqualTo("text");
        return ((Rendering.InvalidTemplate) rendering).why();
    }
}
