package dev.everpost.edge.ses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.everpost.world.World;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.SesV2Request;

/** Every operation of the API has an answer, and bodies that no SDK sends have one too. */
class CatalogueTest {

    private static SesServer server;
    private static SesV2Client client;

    @BeforeAll
    static void start() {
        server = new SesServer(World.real());
        client = server.client(SesServer.KEY_ID, SesServer.SECRET);
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    @Test
    void everyOperationOfTheSdkIsInTheCatalogue() {
        var known =
                new TreeSet<>(new Router(Catalogue.of(server.kept, server.verifications, server.figures)).operations());
        known.add("SendEmail");
        known.add("SendBulkEmail");
        var ofSdk = Arrays.stream(SesV2Client.class.getMethods())
                .filter(method -> method.getParameterCount() == 1)
                .filter(method -> SesV2Request.class.isAssignableFrom(method.getParameterTypes()[0]))
                .map(Method::getName)
                .filter(name -> !name.endsWith("Paginator"))
                .map(name -> name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1))
                .toList();

        assertThat(known).containsAll(ofSdk);
        assertThat(ofSdk).hasSizeGreaterThan(100);
    }

    @Test
    void theReferenceNamesEveryOperation() throws Exception {
        var words = new HashSet<>(Pattern.compile("[^A-Za-z0-9]+")
                .splitAsStream(Files.readString(Path.of("docs/reference/ses-v2.md")))
                .toList());

        assertThat(words)
                .containsAll(new Router(Catalogue.of(server.kept, server.verifications, server.figures)).operations());
    }

    @Test
    void whatIsNotOfferedNamesItselfAndSaysWhy() {
        assertThatThrownBy(() -> client.createContactList(r -> r.contactListName("news")))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("CreateContactList is not offered: Everpost keeps no contact lists");
        assertThatThrownBy(() -> client.getDedicatedIps(r -> {}))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("GetDedicatedIps");
        assertThatThrownBy(() -> client.listTenants(r -> {})).hasMessageContaining("ListTenants");
        assertThatThrownBy(() -> client.putEmailIdentityDkimSigningAttributes(
                        r -> r.emailIdentity("example.com").signingAttributesOrigin("AWS_SES")))
                .hasMessageContaining("PutEmailIdentityDkimSigningAttributes");
        assertThatThrownBy(() -> client.updateReputationEntityPolicy(r -> r.reputationEntityType("RESOURCE")
                        .reputationEntityReference("x")
                        .reputationEntityPolicy("p")))
                .hasMessageContaining("UpdateReputationEntityPolicy");
    }

    @Test
    void anUnknownPathIsNoOperation() throws Exception {
        var answer = RawCall.call(server, "GET", "/v2/email/nonsense", "");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.errorType()).isEqualTo("UnknownOperationException");
        assertThat(RawCall.call(server, "PATCH", "/v2/email/templates", "{}").errorType())
                .isEqualTo("UnknownOperationException");
    }

    @Test
    void bodiesOfAnotherTypeAreSerializationErrors() throws Exception {
        for (var body : new String[] {
            "[]",
            "null",
            "{",
            "\"text\"",
            "{\"TemplateName\":5,\"TemplateContent\":{\"Subject\":\"s\",\"Text\":\"t\"}}",
            "{\"TemplateName\":\"a\",\"TemplateContent\":\"text\"}",
            "{\"TemplateName\":\"a\",\"Tags\":{}}",
            "{\"TemplateName\":\"a\"} trailing"
        }) {
            var answer = RawCall.call(server, "POST", "/v2/email/templates", body);
            assertThat(answer.errorType()).as(body).isEqualTo("SerializationException");
            assertThat(answer.status()).as(body).isEqualTo(400);
        }
        assertThat(RawCall.call(server, "PUT", "/v2/email/account/sending", "{\"SendingEnabled\":\"false\"}")
                        .errorType())
                .isEqualTo("SerializationException");
        assertThat(RawCall.call(server, "GET", "/v2/email/templates?PageSize=many", "")
                        .errorType())
                .isEqualTo("SerializationException");
    }

    @Test
    void unknownMembersArePassedOver() throws Exception {
        var answer = RawCall.call(
                server,
                "POST",
                "/v2/email/templates",
                "{\"TemplateName\":\"extra\",\"New\":{\"x\":[1]},\"TemplateContent\":{\"Subject\":\"s\",\"Text\":\"t\",\"Amp\":1}}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{}");
    }

    @Test
    void pathsAreDecodedOnce() throws Exception {
        var answer = RawCall.call(server, "GET", "/v2/email/suppression/addresses/a%2Bb%40example.net", "");
        assertThat(answer.body()).contains("a+b@example.net does not exist");
    }
}
