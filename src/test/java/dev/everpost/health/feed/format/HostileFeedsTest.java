package dev.everpost.health.feed.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HostileFeedsTest {

    private static final int ROUNDS = 1_500;

    private static final List<String> SEEDS = List.of(
            "{\"page\":{\"updated_at\":\"2026-03-04T11:00:00Z\",\"status\":\"UP\",\"state\":\"operational\"},\"status\":"
                    + "{\"indicator\":\"none\"},\"components\":[{\"name\":\"SMTP\",\"status\":\"operational\"}],\"incidents\":"
                    + "[{\"status\":\"identified\",\"impact\":\"major\"}],\"notices\":[],\"unResolvedIncidents\":[]}",
            "[{\"id\":\"a\",\"service\":\"ses-us-east-1\",\"status\":\"2\",\"date\":\"1772620000\",\"impacted_services\":{}}]",
            "<rss><channel><item><title>Service impact: x</title><pubDate>Wed, 04 Mar 2026 03:20:00 PST</pubDate>"
                    + "<guid>#ses-us-east-1_1</guid></item></channel></rss>");

    @ParameterizedTest
    @EnumSource
    void aPageOfHtmlIsNoFeed(FeedFormat format) {
        Pages.unreadable(format, "<!DOCTYPE html><html><body>502 Bad Gateway</body></html>");
        Pages.unreadable(format, "<html><body>Log in to the network</body></html>");
        Pages.unreadable(format, "Service unavailable");
        Pages.unreadable(format, " \n");
        Pages.unreadable(format, new byte[0]);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsTooLongIsNotRead(FeedFormat format) {
        assertThat(Pages.unreadable(format, new byte[50 << 20])).contains("longer than");
    }

    @ParameterizedTest
    @EnumSource
    void deepNestingEndsInWords(FeedFormat format) {
        Pages.unreadable(format, "[".repeat(1_000_000));
        Pages.unreadable(format, "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000));
        Pages.unreadable(format, "<rss>" + "<a>".repeat(100_000));
    }

    @ParameterizedTest
    @EnumSource
    void foreignBytesAndHalfCharactersAreRefused(FeedFormat format) {
        Pages.unreadable(format, "[{\"service\":\"\u00fc\"}]".getBytes(ISO_8859_1));
        Pages.unreadable(format, new byte[] {(byte) 0xFF, (byte) 0xFE, 'x', (byte) 0xD8, 0, (byte) 0xD8});
    }

    @ParameterizedTest
    @EnumSource
    void aNameTwiceMakesADocumentDoubtful(FeedFormat format) {
        Pages.unreadable(format, "{\"status\":{\"indicator\":\"none\",\"indicator\":\"critical\"},\"components\":[]}");
    }

    @Test
    void entitiesOfXmlAreRefusedOfWhateverKind() {
        var bomb =
                "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]><rss><channel><item><title>&b;</title>"
                        + "</item></channel></rss>";
        var outside = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><rss><channel>&a;</channel></rss>";
        var unknown = "<rss><channel><item><title>&a;</title></item></channel></rss>";
        for (var text : List.of(bomb, outside)) {
            assertThat(Pages.unreadable(FeedFormat.RSS, text)).contains("document type declaration");
            assertThat(Pages.unreadable(FeedFormat.RSS, text.getBytes(UTF_16LE)))
                    .contains("document type declaration");
        }
        assertThat(Pages.understood(FeedFormat.RSS, unknown)
                        .incidents()
                        .getFirst()
                        .title())
                .isEmpty();
    }

    @Test
    void anXmlDocumentMayDeclareAnEncodingOfItsOwn() {
        var page =
                "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><rss><channel><item><title>Gest\u00f6rt</title></item></channel></rss>";
        assertThat(Pages.understood(FeedFormat.RSS, page.getBytes(ISO_8859_1))
                        .incidents()
                        .getFirst()
                        .title())
                .isEqualTo("Gest\u00f6rt");
    }

    @Test
    void timesThatAreNoneAreNone() {
        for (var text : List.of(
                "",
                "yesterday",
                "9999999999999999",
                "2026-13-41T00:00:00Z",
                "Wed, 99 Mar 2026 03:20:00 PST",
                "04 Mar 2026 03:20:00 XYZ",
                "+999999999-01-01T00:00:00Z",
                "\u0000")) {
            assertThat(FeedTimes.parse(text)).as(text).isNull();
        }
        assertThat(FeedTimes.parse("2090-01-01T00:00:00Z")).hasToString("2090-01-01T00:00:00Z");
        assertThat(FeedTimes.parse("2026-03-04 11:00:00 +0000")).isNull();
        assertThat(FeedTimes.parse("2026-03-04T11:00:00.000+0100")).hasToString("2026-03-04T10:00:00Z");
    }

    @ParameterizedTest
    @EnumSource
    void noBytesMakeAReaderThrow(FeedFormat format) {
        var random = new Random(20_251_020L + format.ordinal());
        for (int round = 0; round < ROUNDS; round++) {
            var seed = SEEDS.get(random.nextInt(SEEDS.size())).getBytes(random.nextInt(4) == 0 ? UTF_16LE : UTF_8);
            assertThat(format.read(spoiled(seed, random), Pages.NOW)).isNotNull();
        }
    }

    private static byte[] spoiled(byte[] seed, Random random) {
        var bytes = java.util.Arrays.copyOf(seed, random.nextInt(3) == 0 ? random.nextInt(seed.length) : seed.length);
        for (int i = random.nextInt(6); i > 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] =
                    (byte) (random.nextInt(3) == 0 ? "\"{}[]<>&,:0n".charAt(random.nextInt(12)) : random.nextInt(256));
        }
        return bytes;
    }
}
