package dev.everpost.audit;

import dev.everpost.audit.Remark.Mark;
import dev.everpost.dns.Answer;
import dev.everpost.dns.Resolver;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether mail from a domain by a provider proves its sender: SPF, DKIM and DMARC, as receivers judge them. Thread-safe.
 *
 * <p>No mail is sent, so it tells what the domain name system promises: a key under a known selector, not a signature.
 */
public final class DomainAudit {

    private final Resolver resolver;

    public DomainAudit(Resolver resolver) {
        this.resolver = resolver;
    }

    /**
     * What the audit found of a DKIM key.
     *
     * @param proven a key is there, or the provider itself says that the domain is verified
     */
    private record Dkim(boolean proven, boolean known, Remark remark) {}

    /**
     * Judges one sender domain at one provider.
     *
     * @param type the provider's, as configured
     * @param verified whether the provider says that the domain is verified with it; null when it does not say
     * @param told selectors of the domain's keys as the provider tells them; all of them should be there
     */
    public List<Remark> of(String provider, String type, String domain, @Nullable Boolean verified, List<String> told) {
        var vendor = Vendor.of(type);
        var remarks = new ArrayList<Remark>();
        var about = domain + " by " + provider;
        if (!vendor.includes().isEmpty()) {
            remarks.add(spf(about, domain, vendor));
        }
        var dkim = told.isEmpty() ? dkim(about, domain, vendor, verified) : toldDkim(about, domain, told);
        remarks.add(dkim.remark());
        remarks.add(dmarc(about, domain, dkim));
        return remarks;
    }

    private Remark spf(String about, String domain, Vendor vendor) {
        var include = vendor.includes().stream().sorted().findFirst().orElseThrow();
        var add = "add include:" + include + " to the SPF record of " + domain
                + ", unless mail leaves with a return path of the provider's";
        return switch (new SpfWalk(resolver, vendor.includes()).of(domain)) {
            case SpfWalk.Result.Includes(int lookups) ->
                Remark.good(about, "SPF", "includes the provider, " + lookups + " of 10 look-ups");
            case SpfWalk.Result.Lacks _ -> new Remark(Mark.WARNING, about, "SPF", "does not include the provider", add);
            case SpfWalk.Result.None() -> new Remark(Mark.WARNING, about, "SPF", "there is no record", add);
            case SpfWalk.Result.Broken(var why) ->
                new Remark(Mark.BAD, about, "SPF", why, "repair the record: receivers take it for none (RFC 7208)");
            case SpfWalk.Result.Unanswered(var why) -> unknown(about, "SPF", why);
        };
    }

    private Dkim dkim(String about, String domain, Vendor vendor, @Nullable Boolean verified) {
        String trouble = null;
        for (var selector : vendor.selectors()) {
            var name = selector + "._domainkey." + domain;
            switch (resolver.text(name)) {
                case Answer.Found<String>(var texts, var _) -> {
                    switch (DkimRecord.read(texts.getFirst())) {
                        case DkimRecord.Key(var kind, int bits) -> {
                            var words = "key " + selector + " is there, " + kind + " " + bits + " bits";
                            return new Dkim(true, true, Remark.good(about, "DKIM", words));
                        }
                        case DkimRecord.Revoked() -> trouble = "key " + selector + " is revoked";
                        case DkimRecord.Broken(var why) -> trouble = "key " + selector + ": " + why;
                    }
                }
                case Answer.NoSuchName<String> _, Answer.NoData<String> _ -> {}
                case Answer.Failed<String>(var _, var detail) ->
                    trouble = "DNS did not answer about " + name + ": " + detail;
            }
        }
        return withoutKey(about, vendor, verified, trouble);
    }

    /** Keys that the provider itself names: one that is there lets it sign, one that is missing fails at its next rotation. */
    private Dkim toldDkim(String about, String domain, List<String> told) {
        var missing = new ArrayList<String>();
        for (var selector : told) {
            var name = selector + "._domainkey." + domain;
            var answer = resolver.text(name);
            if (answer instanceof Answer.Failed<String>(var _, var detail)) {
                return new Dkim(false, false, unknown(about, "DKIM", name + ": " + detail));
            }
            if (!isKey(answer)) {
                missing.add(name);
            }
        }
        var there = told.size() - missing.size();
        var words = there + " of " + told.size() + " keys that the provider names are there";
        if (missing.isEmpty()) {
            return new Dkim(true, true, Remark.good(about, "DKIM", words));
        }
        var mark = there == 0 ? Mark.BAD : Mark.WARNING;
        var remedy = "publish what the provider names under " + String.join(", ", missing);
        return new Dkim(there > 0, true, new Remark(mark, about, "DKIM", words, remedy));
    }

    private static boolean isKey(Answer<String> answer) {
        return answer instanceof Answer.Found<String>(var texts, var _)
                && DkimRecord.read(texts.getFirst()) instanceof DkimRecord.Key;
    }

    private static Dkim withoutKey(String about, Vendor vendor, @Nullable Boolean verified, @Nullable String trouble) {
        if (Boolean.TRUE.equals(verified)) {
            var words = "the provider says that the domain is verified; its selector is not known here";
            return new Dkim(true, true, Remark.good(about, "DKIM", words));
        }
        if (vendor.selectors().isEmpty() && verified == null) {
            return new Dkim(false, false, unknown(about, "DKIM", "the provider's selectors are not known"));
        }
        var words = trouble == null ? "no key of the provider is there" : trouble;
        var remedy = "set up domain authentication at the provider and publish the records it names";
        return new Dkim(false, true, new Remark(Mark.BAD, about, "DKIM", words, remedy));
    }

    /** Mail passes when SPF or DKIM passes for a domain that is aligned with From; by a provider that is DKIM's part. */
    private Remark dmarc(String about, String domain, Dkim dkim) {
        return switch (new DmarcLookup(resolver).of(domain)) {
            case DmarcLookup.Result.None() ->
                new Remark(
                        Mark.WARNING,
                        about,
                        "DMARC",
                        "there is no policy",
                        "publish one, p=none at least: large receivers want it of bulk senders");
            case DmarcLookup.Result.Unanswered(var why) -> unknown(about, "DMARC", why);
            case DmarcLookup.Result.Policy(var policy, boolean strict) -> passes(about, domain, dkim, policy, strict);
        };
    }

    private static Remark passes(String about, String domain, Dkim dkim, DmarcRecord.Policy policy, boolean strict) {
        var wish = "p=" + policy.label() + (strict ? ", strict" : "");
        if (dkim.proven()) {
            return Remark.good(about, "DMARC", wish + "; a signature of " + domain + " is aligned, mail would pass");
        }
        if (!dkim.known()) {
            return unknown(about, "DMARC", wish + "; whether mail by this provider would pass cannot be told");
        }
        var mark = policy == DmarcRecord.Policy.NONE ? Mark.WARNING : Mark.BAD;
        var words = wish + "; without an aligned signature mail by this provider would fail";
        return new Remark(mark, about, "DMARC", words, "set up DKIM for " + domain + " at the provider");
    }

    private static Remark unknown(String about, String what, String why) {
        return new Remark(Mark.UNKNOWN, about, what, why, "");
    }
}
