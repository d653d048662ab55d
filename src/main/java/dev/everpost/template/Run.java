package dev.everpost.template;

import com.github.jknack.handlebars.Context;
import com.github.jknack.handlebars.HandlebarsException;
import com.github.jknack.handlebars.Options;
import com.github.jknack.handlebars.Template;
import dev.everpost.template.Data.Members;
import dev.everpost.template.Rendering.InvalidTemplate;
import java.io.IOException;

/** One rendering of up to three parts with the same data and a common bound of output. Not thread-safe. */
final class Run {

    private static final String KEY = "everpost#run";

    private final Members root;
    private final Missing missing;
    private Budget budget = new Budget("template", 0);
    private BoundedText out = new BoundedText(budget);

    Run(Members root, Missing missing) {
        this.root = root;
        this.missing = missing;
    }

    /** The run that a callback of the library belongs to. */
    static Run of(Options options) {
        return options.data(KEY);
    }

    String render(String part, Template template) {
        budget = new Budget(part, budget.chars());
        out = new BoundedText(budget);
        try {
            template.apply(context(), out);
            return out.toString();
        } catch (Stopped stopped) {
            throw stopped;
        } catch (HandlebarsException | IOException flawed) {
            throw new Stopped(new InvalidTemplate(part, Complaint.of(flawed)));
        }
    }

    /** Runs a block's body or its else branch; straight to the output, since the library would keep each level's text. */
    void write(Template body, Context context) throws IOException {
        budget.step();
        body.apply(context, out);
    }

    Budget budget() {
        return budget;
    }

    Missing missing() {
        return missing;
    }

    private Context context() {
        var context =
                Context.newBuilder(root).resolver(new DataResolver(budget)).build();
        // Only as @root: the library would take a variable named root for the whole data.
        context.data("root", null);
        context.data("@root", root);
        context.data(KEY, this);
        return context;
    }
}
