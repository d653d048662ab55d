package dev.everpost.template;

import com.github.jknack.handlebars.io.AbstractTemplateLoader;
import com.github.jknack.handlebars.io.TemplateSource;
import java.io.FileNotFoundException;

/** Refuses every partial that is not inline: templates reach neither files nor the class path. */
final class NoFiles extends AbstractTemplateLoader {

    NoFiles() {
        setPrefix("");
        setSuffix("");
    }

    /** The name as the template has it; the library would make it a path. */
    @Override
    public String resolve(String location) {
        return location;
    }

    @Override
    public TemplateSource sourceAt(String location) throws FileNotFoundException {
        throw new FileNotFoundException("only inline partials are known");
    }
}
