package dev.everpost.edge.ses.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.edge.ses.SupportTable;
import java.io.IOException;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The page that tells which operations of SES API v1 are offered, held against the table of actions. */
class SupportTableByQueryTest {

    private static final int OPERATIONS = 71;

    @Test
    void thePageHasEveryOperationOnceAndTellsTheTruth() throws IOException {
        var page = SupportTable.under("## SES API v1");
        var refused =
                new TreeSet<>(NotOffered.actions().stream().map(Action::name).toList());
        try (var server = new QueryServer()) {
            var known = new TreeSet<>(server.operations());
            known.removeAll(refused);

            assertThat(page.rows()).hasSize(OPERATIONS);
            assertThat(page.operations("no")).isEqualTo(refused);
            assertThat(page.operations("yes")).isEqualTo(known);
        }
    }
}
