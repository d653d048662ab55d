package dev.everpost.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SPF, DKIM and DMARC records, sound and broken. */
class AuthRecordsTest {

    @Test
    void anSpfRecordTellsWhomItIncludesAndWhatItCosts() {
        var record = SpfRecord.read("v=spf1 a mx/24 include:Amazonses.com. ip4:192.0.2.0/24 ?include:x.example -all")
                .orElseThrow();
        assertThat(record.includes()).containsExactly("amazonses.com", "x.example");
        assertThat(record.lookups()).isEqualTo(4);
        assertThat(record.redirect()).isNull();
    }

    @Test
    void aRedirectCountsOnlyWhereNothingMatchesEverything() {
        assertThat(SpfRecord.read("v=spf1 redirect=_spf.example").orElseThrow().redirect())
                .isEqualTo("_spf.example");
        assertThat(SpfRecord.read("v=spf1 -all redirect=_spf.example")
                        .orElseThrow()
                        .redirect())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=spf1 inclde:amazonses.com -all",
                "v=spf1 include: -all",
                "v=spf1 ip4:not-an-address",
                "v=spf1 redirect=a.example redirect=b.example",
                "v=spf10 -all",
                "spf1 -all"
            })
    void aRecordWithATermThatIsNoneIsAnError(String text) {
        assertThat(SpfRecord.read(text)).isEmpty();
    }

    @Test
    void aDkimKeyIsReadWithItsLength() throws NoSuchAlgorithmException {
        assertThat(DkimRecord.read("v=DKIM1; k=rsa; p=" + rsa(2048))).isEqualTo(new DkimRecord.Key("rsa", 2048));
        assertThat(DkimRecord.read("k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="))
                .isEqualTo(new DkimRecord.Key("ed25519", 256));
        assertThat(DkimRecord.read("v=DKIM1; p=")).isEqualTo(new DkimRecord.Revoked());
    }

    @Test
    void aKeyThatNoReceiverWouldUseIsBroken() throws NoSuchAlgorithmException {
        for (var text :
                List.of("p=%%%", "v=DKIM2; p=AA", "k=rsa", "p=AAAA; p=BBBB", "k=dsa; p=AAAA", "p=" + rsa(512))) {
            assertThat(DkimRecord.read(text)).as(text).isInstanceOf(DkimRecord.Broken.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "v=DMARC1; p=reject, REJECT, REJECT",
        "v=DMARC1; p=none; sp=quarantine, NONE, QUARANTINE",
        "v=DMARC1; rua=mailto:x@example.com, NONE, NONE",
        "v=DMARC1;p=QUARANTINE;, QUARANTINE, QUARANTINE"
    })
    void aDmarcRecordTellsItsPolicies(String text, DmarcRecord.Policy own, DmarcRecord.Policy sub) {
        var record = DmarcRecord.read(text).orElseThrow();
        assertThat(record.policy()).isEqualTo(own);
        assertThat(record.subdomains()).isEqualTo(sub);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v=DMARC1", "v=DMARC1; p=perhaps", "p=reject; v=DMARC1", "v=dmarc1; p=none", "v=DMARC1; p"})
    void whatReceiversWouldIgnoreIsNoPolicy(String text) {
        assertThat(DmarcRecord.read(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "mail.example.co.uk, example.co.uk",
        "a.b.example.com, example.com",
        "example.com, example.com",
        "com, com"
    })
    void theOrganisationIsOneLabelBelowAPublicSuffix(String domain, String organisation) {
        assertThat(OrganisationalDomain.of(domain)).isEqualTo(organisation);
    }

    private static String rsa(int bits) throws NoSuchAlgorithmException {
        var keys = KeyPairGenerator.getInstance("RSA");
        keys.initialize(bits);
        return Base64.getEncoder()
                .encodeToString(keys.generateKeyPair().getPublic().getEncoded());
    }
}
