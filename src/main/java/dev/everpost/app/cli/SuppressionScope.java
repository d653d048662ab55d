package dev.everpost.app.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says whose suppression list is meant, and the paths that follow from it. */
final class SuppressionScope {

    @Option(
            names = "--submitter",
            paramLabel = "NAME",
            description = "The list of this submitter; without it the list of all, or with a submitter's key its own.")
    private @Nullable String submitter;

    QueryString list() {
        return new QueryString("/api/v1/suppressions").with("submitter", submitter);
    }

    String entry(String address) {
        return new QueryString("/api/v1/suppressions/" + ApiClient.encoded(address))
                .with("submitter", submitter)
                .toString();
    }
}
