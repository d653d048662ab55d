package dev.everpost.ses;

import dev.everpost.template.EmailTemplate;
import java.time.Instant;
import java.util.List;

/** A mail template under its name. */
public record MailTemplate(String name, EmailTemplate content, List<ResourceTag> tags, Instant createdAt) {
    public MailTemplate {
        tags = List.copyOf(tags);
    }

    MailTemplate withContent(EmailTemplate other) {
        return new MailTemplate(name, other, tags, createdAt);
    }

    MailTemplate withTags(List<ResourceTag> others) {
        return new MailTemplate(name, content, others, createdAt);
    }
}
