package dev.everpost.edge.ses.query;

import dev.everpost.ses.BulkEmail;
import dev.everpost.ses.BulkEmail.Entry;
import dev.everpost.ses.Email.MailContent.Templated;
import dev.everpost.ses.EmailTemplates;
import java.util.List;

/** Reads one template for many destinations. For one call: what is missing is in {@link #needs()}. */
final class BulkMailReader {

    private final Form form;
    private final Needs needs;

    BulkMailReader(Form form) {
        this.form = form;
        this.needs = new Needs(form);
    }

    Needs needs() {
        return needs;
    }

    BulkEmail read() {
        var from = needs.text("Source");
        var name = MailReader.templateName(form, needs);
        var data = needs.text("DefaultTemplateData", EmailTemplates.DATA_CHARS_MAX);
        needs.structure("Destinations");
        return new BulkEmail(
                from,
                form.texts("ReplyToAddresses"),
                form.text("ReturnPath"),
                MailReader.tags(form, "DefaultTags"),
                form.text("ConfigurationSetName"),
                new Templated(name, null, data.isEmpty() ? null : data, List.of(), List.of()),
                form.members("Destinations").stream().map(this::entry).toList());
    }

    private Entry entry(Form one) {
        var data = one.text("ReplacementTemplateData");
        if (data != null) {
            needs.within("Destinations.member.ReplacementTemplateData", data, EmailTemplates.DATA_CHARS_MAX);
        }
        return new Entry(
                MailReader.destination(one),
                MailReader.tags(one, "ReplacementTags"),
                data == null || data.isEmpty() ? null : data,
                List.of());
    }
}
