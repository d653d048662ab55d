package dev.everpost.delivery;

import dev.everpost.message.Content;
import dev.everpost.mime.LetterReader;
import dev.everpost.mime.Traits;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a message is made of, found out once and only when somebody asks. For one thread. */
final class Anatomy implements Supplier<Traits> {

    private final Content content;
    private @Nullable Traits found;

    Anatomy(Content content) {
        this.content = content;
    }

    @Override
    public Traits get() {
        var known = found;
        if (known == null) {
            known = LetterReader.read(content).traits();
            found = known;
        }
        return known;
    }
}
