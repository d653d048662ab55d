package dev.everpost.edge.ses.query;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The operations of SES API v1 that Everpost does not have, and why; each answers an error that names it. */
final class NotOffered {

    private static final Map<String, String> NAMES = Map.of(
            "Everpost receives no mail for SES rules; its SMTP takes mail for providers only.",
            """
            CloneReceiptRuleSet CreateReceiptFilter CreateReceiptRule CreateReceiptRuleSet DeleteReceiptFilter
            DeleteReceiptRule DeleteReceiptRuleSet DescribeActiveReceiptRuleSet DescribeReceiptRule
            DescribeReceiptRuleSet ListReceiptFilters ListReceiptRuleSets ReorderReceiptRuleSet
            SetActiveReceiptRuleSet SetReceiptRulePosition UpdateReceiptRule
            """,
            "Who may send as what stands in the gateway's configuration.",
            "DeleteIdentityPolicy GetIdentityPolicies ListIdentityPolicies PutIdentityPolicy",
            "Everpost signs nothing and sets no return path of its own; its providers do.",
            "SetIdentityDkimEnabled SetIdentityMailFromDomain",
            "Events go to the event destinations of configuration sets; bounces are not forwarded by mail.",
            """
            SetIdentityFeedbackForwardingEnabled SetIdentityHeadersInNotificationsEnabled
            SetIdentityNotificationTopic
            """);

    private NotOffered() {}

    static List<Action> actions() {
        return NAMES.entrySet().stream()
                .flatMap(entry -> names(entry.getValue()).map(name -> refusing(name, entry.getKey())))
                .toList();
    }

    private static Stream<String> names(String list) {
        return Arrays.stream(list.strip().split("\\s+"));
    }

    private static Action refusing(String name, String why) {
        var problem = Problem.sender("UnsupportedOperation", name + " is not offered: " + why);
        return new Action(name, call -> new Answer.Wrong(problem));
    }
}
