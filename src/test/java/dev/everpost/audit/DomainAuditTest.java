package dev.everpost.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.audit.Remark.Mark;
import dev.everpost.audit.SpfWalk.Result;
import dev.everpost.dns.Answer;
import dev.everpost.dns.RememberingResolver;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the domain name system says of a sender domain and a provider. */
class DomainAuditTest {

    private static final String KEY = "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

    private final RememberingResolver dns = new RememberingResolver();

    @Test
    void aDomainThatIsSetUpPasses() {
        dns.knowsText("example.com", "v=spf1 include:sendgrid.net -all")
                .knowsText("sendgrid.net", "v=spf1 ip4:192.0.2.0/24 -all")
                .knowsText("s1._domainkey.example.com", KEY)
                .knowsText("_dmarc.example.com", "v=DMARC1; p=reject");
        assertThat(marks("sendgrid", null)).isEqualTo(Map.of("SPF", Mark.GOOD, "DKIM", Mark.GOOD, "DMARC", Mark.GOOD));
    }

    @Test
    void aDomainThatNobodySetUpWouldFailUnderAPolicy() {
        dns.knowsText("_dmarc.example.com", "v=DMARC1; p=reject");
        assertThat(marks("sendgrid", null)).isEqualTo(Map.of("SPF", Mark.WARNING, "DKIM", Mark.BAD, "DMARC", Mark.BAD));
        assertThat(audit("sendgrid", null))
                .allSatisfy(remark -> assertThat(remark.remedy()).isNotEmpty());
    }

    @Test
    void theProvidersOwnWordStandsForAKeyWhoseSelectorNobodyKnows() {
        dns.knowsText("_dmarc.example.com", "v=DMARC1; p=quarantine");
        assertThat(marks("ses", true)).containsEntry("DKIM", Mark.GOOD).containsEntry("DMARC", Mark.GOOD);
        assertThat(marks("ses", false)).containsEntry("DKIM", Mark.BAD).containsEntry("DMARC", Mark.BAD);
        assertThat(marks("smtp", null)).isEqualTo(Map.of("DKIM", Mark.UNKNOWN, "DMARC", Mark.UNKNOWN));
    }

    @Test
    void everyKeyThatTheProviderNamesIsLookedFor() {
        assertThat(told("one", "two").mark()).isEqualTo(Mark.BAD);
        dns.knowsText("one._domainkey.example.com", KEY);
        assertThat(told("one", "two").mark()).isEqualTo(Mark.WARNING);
        assertThat(told("one", "two").words()).isEqualTo("1 of 2 keys that the provider names are there");
        assertThat(told("one", "two").remedy())
                .isEqualTo("publish what the provider names under two._domainkey.example.com");
        dns.fails("two._domainkey.example.com", Answer.Why.TIMEOUT);
        assertThat(told("one", "two").mark()).isEqualTo(Mark.UNKNOWN);
        assertThat(told("one").mark()).isEqualTo(Mark.GOOD);
    }

    private Remark told(String... selectors) {
        return new DomainAudit(dns)
                .of("main", "ses", "example.com", true, List.of(selectors)).stream()
                        .filter(remark -> remark.what().equals("DKIM"))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void aSubdomainIsUnderItsOrganisationsPolicyForSubdomains() {
        dns.knowsText("_dmarc.example.co.uk", "v=DMARC1; p=none; sp=reject");
        assertThat(new DmarcLookup(dns).of("mail.example.co.uk"))
                .isEqualTo(new DmarcLookup.Result.Policy(DmarcRecord.Policy.REJECT, false));
        assertThat(new DmarcLookup(dns).of("example.co.uk"))
                .isEqualTo(new DmarcLookup.Result.Policy(DmarcRecord.Policy.NONE, false));
    }

    @Test
    void anIncludeOfAnIncludeCounts() {
        dns.knowsText("example.com", "v=spf1 include:_spf.example.net ~all")
                .knowsText("_spf.example.net", "v=spf1 include:amazonses.com -all")
                .knowsText("amazonses.com", "v=spf1 ip4:192.0.2.1 -all");
        assertThat(walk()).isEqualTo(new Result.Includes(2));
    }

    @Test
    void aRecordBeyondTenLookUpsIsBroken() {
        dns.knowsText(
                "example.com",
                "v=spf1 a mx a:b.example a:c.example a:d.example a:e.example a:f.example a:g.example"
                        + " a:h.example a:i.example include:amazonses.com -all");
        assertThat(walk())
                .isInstanceOfSatisfying(
                        Result.Broken.class, broken -> assertThat(broken.why()).contains("more than 10"));
    }

    @Test
    void twoRecordsAreAsGoodAsNone() {
        dns.knowsText("example.com", "v=spf1 include:amazonses.com -all").knowsText("example.com", "v=spf1 -all");
        assertThat(walk()).isInstanceOf(Result.Broken.class);
    }

    @Test
    void anIncludedDomainWithoutARecordBreaksTheWhole() {
        dns.knowsText("example.com", "v=spf1 include:gone.example include:amazonses.com -all");
        assertThat(walk()).isInstanceOf(Result.Broken.class);
    }

    @Test
    void aCircleEnds() {
        dns.knowsText("example.com", "v=spf1 include:a.example -all")
                .knowsText("a.example", "v=spf1 include:example.com -all");
        assertThat(walk()).isEqualTo(new Result.Lacks(2));
    }

    @Test
    void aServerThatDoesNotAnswerIsNoJudgement() {
        dns.fails("example.com", Answer.Why.TIMEOUT).fails("_dmarc.example.com", Answer.Why.TIMEOUT);
        assertThat(marks("ses", true)).containsEntry("SPF", Mark.UNKNOWN).containsEntry("DMARC", Mark.UNKNOWN);
    }

    @Test
    void aRouteNeedsTwoWhoWouldCarryMailToday() {
        assertThat(RouteAudit.of("route 1", List.of("a", "b"), Set.of(), null))
                .extracting(Remark::mark)
                .containsExactly(Mark.GOOD);
        assertThat(RouteAudit.of("route 1", List.of("a", "b"), Set.of("a"), null))
                .extracting(Remark::mark)
                .containsExactly(Mark.BAD);
        assertThat(RouteAudit.of("route 1", List.of("a", "b"), Set.of(), Set.of("a")))
                .extracting(Remark::mark)
                .containsExactly(Mark.GOOD, Mark.WARNING);
    }

    private Result walk() {
        return new SpfWalk(dns, Set.of("amazonses.com")).of("example.com");
    }

    private Map<String, Mark> marks(String type, @Nullable Boolean verified) {
        return audit(type, verified).stream().collect(Collectors.toMap(Remark::what, Remark::mark));
    }

    private List<Remark> audit(String type, @Nullable Boolean verified) {
        return new DomainAudit(dns).of("main", type, "example.com", verified, List.of());
    }
}
