package dev.everpost.template;

import com.github.jknack.handlebars.Context;
import com.github.jknack.handlebars.Decorator;
import com.github.jknack.handlebars.Options;
import com.github.jknack.handlebars.TagType;
import com.github.jknack.handlebars.Template;
import com.github.jknack.handlebars.TypeSafeTemplate;
import java.io.IOException;
import java.io.Writer;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** The body of {@code {{#* inline "name"}}}, which counts how deep it is used: the library does not. */
record InlinePartial(Template body, Budget budget) implements Template {

    static final Decorator DECORATOR = InlinePartial::define;

    private static void define(Template wrapped, Options options) {
        Deque<Map<String, Template>> known = options.data(Context.INLINE_PARTIALS);
        var budget = Run.of(options).budget();
        budget.step();
        Object name = options.params.length == 0 ? "" : options.params[0];
        known.getLast().put(name.toString(), new InlinePartial(options.fn, budget));
        budget.know(known.getLast().size());
    }

    @Override
    public void apply(Context context, Writer writer) throws IOException {
        budget.enterPartial();
        body.apply(context, writer);
        budget.leavePartial();
    }

    @Override
    public String apply(Context context) throws IOException {
        var text = new BoundedText(budget);
        apply(context, text);
        return text.toString();
    }

    @Override
    public void apply(Object context, Writer writer) throws IOException {
        apply(Context.newContext(context), writer);
    }

    @Override
    public String apply(Object context) throws IOException {
        return apply(Context.newContext(context));
    }

    @Override
    public String text() {
        return body.text();
    }

    @Override
    public String toJavaScript() {
        return body.toJavaScript();
    }

    @Override
    public <T, S extends TypeSafeTemplate<T>> S as(Class<S> type) {
        return body.as(type);
    }

    @Override
    public <T> TypeSafeTemplate<T> as() {
        return body.as();
    }

    @Override
    public List<String> collect(TagType... types) {
        return body.collect(types);
    }

    @Override
    public List<String> collectReferenceParameters() {
        return body.collectReferenceParameters();
    }

    @Override
    public String filename() {
        return body.filename();
    }

    @Override
    public int[] position() {
        return body.position();
    }
}
