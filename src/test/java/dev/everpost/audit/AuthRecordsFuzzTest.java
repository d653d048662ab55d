package dev.everpost.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Whatever stands in the domain name system, a reader gives a value and never throws. */
class AuthRecordsFuzzTest {

    @FuzzTest(maxDuration = "20s")
    void everyTextIsReadOrRefused(byte[] octets) {
        var text = new String(octets, UTF_8);
        assertThat(DkimRecord.read(text)).isNotNull();
        assertThat(DmarcRecord.read(text)).isNotNull();
        assertThat(DmarcRecord.read("v=DMARC1;" + text)).isNotNull();
        SpfRecord.read("v=spf1 " + text)
                .ifPresent(record -> assertThat(record.lookups())
                        .isGreaterThanOrEqualTo(record.includes().size()));
    }
}
