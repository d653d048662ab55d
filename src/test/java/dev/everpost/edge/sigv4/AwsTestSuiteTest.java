package dev.everpost.edge.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.edge.sigv4.Authentication.Verified;
import dev.everpost.intake.Submitter.AwsKey;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every normalised case of the signature test suite that AWS published passes; with one digit changed, none does. */
class AwsTestSuiteTest {

    private static final Instant NOW = Instant.parse("2015-08-30T12:36:00Z");

    @TestFactory
    Stream<DynamicTest> acceptsItsSignatures() throws IOException {
        return cases().map(columns -> DynamicTest.dynamicTest(
                columns[0],
                () -> assertThat(verification(columns).of(request(columns))).isInstanceOf(Verified.class)));
    }

    @TestFactory
    Stream<DynamicTest> refusesItsSignaturesForAnotherMethod() throws IOException {
        return cases().map(columns -> DynamicTest.dynamicTest(columns[0], () -> {
            var request = request(columns);
            request.method = "PUT";
            assertThat(verification(columns).of(request)).isEqualTo(Refusal.wrongSignature());
        }));
    }

    private static Verification verification(String[] columns) {
        var token = columns[5].isEmpty() ? null : columns[5];
        return new Verification(SignatureRules.of("service"), new AwsKey(Signers.KEY_ID, Signers.SECRET, token), NOW);
    }

    private static TestRequest request(String[] columns) {
        var request = new TestRequest();
        int question = columns[2].indexOf('?');
        request.method = columns[1];
        request.path = question < 0 ? columns[2] : columns[2].substring(0, question);
        request.query = question < 0 ? "" : columns[2].substring(question + 1);
        request.body = columns[4].getBytes(UTF_8);
        for (var line : columns[3].split("\\\\n")) {
            int colon = line.indexOf(':');
            request.add(line.substring(0, colon), line.substring(colon + 1));
        }
        return request;
    }

    private static Stream<String[]> cases() throws IOException {
        try (var file = AwsTestSuiteTest.class.getResourceAsStream("aws-test-suite.tsv")) {
            assertThat(file).isNotNull();
            List<String> lines = Arrays.asList(new String(file.readAllBytes(), UTF_8).split("\n"));
            return lines.stream().filter(line -> !line.startsWith("#")).map(line -> line.split("\t", -1));
        }
    }
}
