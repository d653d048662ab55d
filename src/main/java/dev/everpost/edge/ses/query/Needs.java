package dev.everpost.edge.ses.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What an operation needs of a form: everything that is missing or no value of its type is told at once. For one call. */
final class Needs {

    private final Form form;
    private final List<String> flaws = new ArrayList<>();

    Needs(Form form) {
        this.form = form;
    }

    /** The answer to a call without one member that it cannot do without. */
    static Answer missing(String name) {
        var needs = new Needs(Form.EMPTY);
        needs.absent(name);
        return needs.wrong();
    }

    /** A text that must be there. */
    String text(String name) {
        var text = form.text(name);
        if (text == null) {
            absent(name);
        }
        return text == null ? "" : text;
    }

    /** A text that must be there and have no more characters than {@code most}. */
    String text(String name, int most) {
        var text = text(name);
        within(name, text, most);
        return text;
    }

    /** A structure that must have members. */
    Form structure(String name) {
        if (!form.has(name)) {
            absent(name);
        }
        return form.at(name);
    }

    /** A switch that must be there. */
    boolean flag(String name) {
        var flag = maybeFlag(name);
        if (flag == null && form.text(name) == null) {
            absent(name);
        }
        return Boolean.TRUE.equals(flag);
    }

    @Nullable
    Boolean maybeFlag(String name) {
        var text = form.text(name);
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            case null -> null;
            default -> {
                flaw("Value '" + shown(text) + "'", name, "Member must satisfy enum value set: [true, false]");
                yield null;
            }
        };
    }

    @Nullable
    Integer maybeNumber(String name) {
        var text = form.text(name);
        if (text == null || text.matches("-?[0-9]{1,9}")) {
            return text == null ? null : Integer.valueOf(text);
        }
        flaw("Value '" + shown(text) + "'", name, "Member must be an integer");
        return null;
    }

    void absent(String name) {
        flaw("Value null", name, "Member must not be null");
    }

    /** Goes on when nothing is missing. */
    Answer then(Supplier<Answer> next) {
        return flaws.isEmpty() ? next.get() : wrong();
    }

    private Answer wrong() {
        return new Answer.Wrong(Problem.sender("ValidationError", text()));
    }

    /** A text that was found elsewhere must have no more characters than {@code most}. */
    void within(String name, String text, int most) {
        if (text.length() > most) {
            flaw(
                    "Value of " + text.length() + " characters",
                    name,
                    "Member must have length less than or equal to " + most);
        }
    }

    private void flaw(String value, String name, String constraint) {
        flaws.add(value + " at '" + path(name) + "' failed to satisfy constraint: " + constraint);
    }

    private String text() {
        return flaws.size() + (flaws.size() == 1 ? " validation error" : " validation errors") + " detected: "
                + String.join("; ", flaws);
    }

    /** {@code Template.TemplateName} is {@code template.templateName} in the words of AWS. */
    private static String path(String name) {
        var parts = new ArrayList<String>();
        for (var part : name.split("\\.", -1)) {
            parts.add(part.substring(0, 1).toLowerCase(Locale.ROOT) + part.substring(1));
        }
        return String.join(".", parts);
    }

    /** A text of a request as an error repeats it. */
    static String shown(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "...";
    }
}
