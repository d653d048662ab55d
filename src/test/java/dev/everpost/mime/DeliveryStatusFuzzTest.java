package dev.everpost.mime;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.everpost.message.Content;
import dev.everpost.mime.DeliveryStatus.Failure;
import dev.everpost.mime.DeliveryStatus.Report;
import java.io.IOException;
import java.time.Instant;
import java.util.stream.IntStream;

/** Whatever a foreign server said and a client put into ENVID, the report is sound and has one block for each failure. */
class DeliveryStatusFuzzTest {

    private static final int TEXT_MAX = 300;

    @FuzzTest(maxDuration = "20s")
    void foreignWordsNeverAddAFieldOrAPart(FuzzedDataProvider data) throws IOException {
        int failures = data.consumeInt(1, 3);
        var content = new DeliveryStatus(new SeededChance(1)).write(report(data, failures));

        SoundMime.check(content);
        var parts = ReadBack.leaves(ReadBack.message(content));
        assertThat(parts).hasSize(3);
        var status = new String(ReadBack.octets(parts.get(1)), US_ASCII);
        assertThat(status.lines().filter(line -> line.startsWith("Final-Recipient:")))
                .hasSize(failures);
        assertThat(status.lines().filter(line -> line.startsWith("Action:"))).hasSize(failures);
        assertThat(status.lines().filter(line -> line.startsWith("Reporting-MTA:")))
                .hasSize(1);
        assertThat(status.stripTrailing().split("\r\n\r\n")).hasSize(failures + 1);
    }

    private static Report report(FuzzedDataProvider data, int failures) {
        var envelopeId = maybe(data);
        var all = IntStream.range(0, failures).mapToObj(_ -> failure(data)).toList();
        return new Report(
                ReadBack.SHOP.address(),
                ReadBack.SHOP.address(),
                "gateway.example",
                envelopeId,
                Instant.EPOCH,
                all,
                new Content(data.consumeBytes(TEXT_MAX)),
                "<1@example.com>",
                Instant.EPOCH);
    }

    private static Failure failure(FuzzedDataProvider data) {
        var lastAttemptAt = data.consumeBoolean() ? Instant.EPOCH : null;
        return new Failure(ReadBack.SHOP.address(), maybe(data), "5.4.7", maybe(data), lastAttemptAt);
    }

    private static String maybe(FuzzedDataProvider data) {
        return data.consumeBoolean() ? data.consumeString(TEXT_MAX) : null;
    }
}
