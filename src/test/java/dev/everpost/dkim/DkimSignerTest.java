package dev.everpost.dkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.everpost.dkim.DkimKeyFile.Reading;
import dev.everpost.world.World;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.exceptions.FailException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What we sign is judged by a verifier that is not ours, the DKIM library of Apache James. */
class DkimSignerTest {

    private static final String LETTER = "From: \"A, B\" <a@sender.example>\r\nTo: b@x.example,\r\n  c@y.example\r\n"
            + "Subject:   Hello \t  there \r\nDate: Sun, 22 Nov 2026 09:00:00 +0000\r\nMIME-Version: 1.0\r\n"
            + "Content-Type: text/plain;\r\n charset=utf-8\r\n\r\nHello  \t world  \r\n\r\n  indented\r\n \r\n\r\n";

    @TempDir
    Path folder;

    private final Map<String, String> records = new HashMap<>();
    private DkimKey rsa;

    @BeforeEach
    void makeAKey() throws IOException {
        rsa = key(DkimAlgorithm.RSA, "sender.example", "s1");
    }

    @Test
    void aStrangersVerifierAcceptsTheSignature() throws FailException {
        assertThat(verified(signed(LETTER, rsa))).hasSize(1);
    }

    @Test
    void theSignatureHoldsForBodiesOfEveryShape() throws FailException {
        for (var body : List.of("x", "x\r\n", " x\t\t y \r\n\r\n\r\nz", "\r\n\r\nx", "x\r\n\r\n \t\r\n")) {
            assertThat(verified(signed("From: a@sender.example\r\n\r\n" + body, rsa)))
                    .hasSize(1);
        }
    }

    /** The verifier that judges the others is mistaken here; the hash of nothing is in RFC 6376 section 3.4.4 itself. */
    @Test
    void aBodyWithoutTextHasTheHashOfNothing() {
        for (var body : List.of("", "\r\n", "\r\n\r\n \t\r\n", "\t\r\n")) {
            assertThat(signed("From: a@sender.example\r\n\r\n" + body, rsa))
                    .contains("bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
        }
    }

    @Test
    void theSignatureHoldsForRandomLetters() throws FailException {
        var random = new Random(4711);
        var alphabet = "ab \t\r=:;.<>\u00e9".toCharArray();
        for (int i = 0; i < 200; i++) {
            var text = new StringBuilder("From: a@sender.example\r\nSubject: ");
            for (int j = random.nextInt(400); j > 0; j--) {
                char next = alphabet[random.nextInt(alphabet.length)];
                text.append(next == '\r' ? "\r\n" + (text.indexOf("\r\n\r\n") < 0 ? " " : "") : String.valueOf(next));
                if (random.nextInt(200) == 0) {
                    text.append("x\r\n\r\n");
                }
            }
            var letter = text.append("\r\n\r\nend\r\n").toString();
            assertThat(verified(signed(letter, rsa))).as("letter %s", i).hasSize(1);
        }
    }

    @Test
    void aChangedBodyOrSubjectOrAnAddedFromBreaksIt() {
        var good = signed(LETTER, rsa);
        for (var bad : List.of(
                good.replace("indented", "intended"),
                good.replace("Hello \t", "Hallo \t"),
                "From: boss@sender.example\r\n" + good,
                good.replace("Subject:", "Subject: other\r\nSubject:"))) {
            assertThatThrownBy(() -> verified(bad)).isInstanceOf(FailException.class);
        }
    }

    @Test
    void trackingFieldsOfOursMayBeAddedAfterwards() throws FailException {
        assertThat(verified("Received: by a;\r\n\tx\r\nX-Everpost-Id: 1\r\n" + signed(LETTER, rsa)))
                .hasSize(1);
    }

    @Test
    void aKeySignsForDomainsBelowItsOwnAndTheNearestCounts() throws IOException {
        var below = key(DkimAlgorithm.ED25519, "news.sender.example", "n1");
        var signer = new DkimSigner(List.of(rsa, below), World.real().time());
        assertThat(fields(signer, "a@shop.sender.example"))
                .contains("d=sender.example;")
                .doesNotContain("s=n1");
        assertThat(fields(signer, "a@eu.news.sender.example"))
                .contains("d=news.sender.example;")
                .doesNotContain("s=s1");
        assertThat(fields(signer, "a@notsender.example")).isEmpty();
        assertThat(fields(signer, "undisclosed")).isEmpty();
    }

    @Test
    void allKeysOfADomainSign() throws IOException {
        var both = new DkimSigner(
                List.of(rsa, key(DkimAlgorithm.ED25519, "sender.example", "e1")),
                World.real().time());
        assertThat(fields(both, "a@sender.example")).contains("a=rsa-sha256").contains("a=ed25519-sha256");
    }

    @Test
    void noLineOfTheFieldIsLongerThanTheStandardLikes() {
        assertThat(fields(new DkimSigner(List.of(rsa), World.real().time()), "a@sender.example")
                        .split("\r\n"))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(78));
    }

    @Test
    void theKeyIsNeverPrinted() {
        assertThat(rsa.toString()).isEqualTo("DkimKey[s1._domainkey.sender.example, RSA]");
    }

    private DkimKey key(DkimAlgorithm algorithm, String domain, String selector) throws IOException {
        var file = folder.resolve(selector + ".pem");
        DkimKeyFile.write(file, algorithm.newKeys().getPrivate());
        var key = ((Reading.Read) DkimKeyFile.read(file, domain, selector)).key();
        records.put(key.recordName(), key.record());
        return key;
    }

    private static String signed(String letter, DkimKey key) {
        return new DkimSigner(List.of(key), World.real().time()).fields(letter.getBytes(StandardCharsets.UTF_8))
                + letter;
    }

    private static String fields(DkimSigner signer, String from) {
        return signer.fields(("From: <" + from + ">\r\nSubject: x\r\n\r\nx\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private List<SignatureRecord> verified(String message) throws FailException {
        var verifier = new DKIMVerifier(
                (method, selector, domain) -> List.of(records.get(selector + "._domainkey." + domain)));
        try {
            return verifier.verify(new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
