package dev.everpost.edge.ses;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.world.World;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The page that tells which operations of SES API v2 are offered, held against the router. */
class SupportTableTest {

    private static final int OPERATIONS = 116;

    @Test
    void thePageHasEveryOperationOnceAndTellsTheTruth() throws IOException {
        var page = SupportTable.under("## SES API v2");
        var refused =
                new TreeSet<>(NotOffered.routes().stream().map(Route::operation).toList());
        var known = new TreeSet<>(List.of("SendEmail", "SendBulkEmail"));
        try (var server = new SesServer(World.real())) {
            known.addAll(new Router(Catalogue.of(server.kept, server.verifications, server.figures)).operations());
        }
        known.removeAll(refused);

        assertThat(page.rows()).hasSize(OPERATIONS);
        assertThat(page.operations("no")).isEqualTo(refused);
        assertThat(page.operations("yes")).isEqualTo(known);
    }
}
