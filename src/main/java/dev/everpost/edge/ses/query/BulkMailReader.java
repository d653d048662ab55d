package dev.everpost.edge.ses.query;

import dev.everpost.ses.BulkEmail;
import dev.everpost.ses.BulkEmail.Entry;
import dev.everpost.ses.Email.MailContent.Templated;
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
        var data = needs.text("DefaultTemplateData");
        needs.structure("Destinations");
        return new BulkEmail(
                from,
                form.texts("ReplyToAddresses"),
                form.text("ReturnPath"),
                MailReader.tags(form, "DefaultTags"),
                form.text("ConfigurationSetName"),
                new Templated(name, null, data.isEmpty() ? null : data, List.of(), List.of()),
                form.members("Destinations").stream().map(BulkMailReader::entry).toList());
    }

    private static Entry entry(Form form) {
        var data = form.text("ReplacementTemplateData");
        return new Entry(
                MailReader.destination(form),
                MailReader.tags(form, "ReplacementTags"),
                data == null || data.isEmpty() ? null : data,
                List.of());
    }
}
