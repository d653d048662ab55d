package dev.everpost.edge.ses.query;

/** What v1 calls errors that v2 has one name for, by the kind of object. */
record ErrorNames(String exists, String missingTemplate, String invalid) {

    /** Mail and its templates. */
    static final ErrorNames MAIL = new ErrorNames("AlreadyExists", "TemplateDoesNotExist", "InvalidParameterValue");

    static final ErrorNames CONFIGURATION_SET = exists("ConfigurationSetAlreadyExists", "InvalidConfigurationSet");

    static final ErrorNames EVENT_DESTINATION = exists("EventDestinationAlreadyExists", "InvalidParameterValue");

    static final ErrorNames VERIFICATION_TEMPLATE = new ErrorNames(
            "CustomVerificationEmailTemplateAlreadyExists",
            "CustomVerificationEmailTemplateDoesNotExist",
            "InvalidParameterValue");

    ErrorNames invalidAs(String code) {
        return new ErrorNames(exists, missingTemplate, code);
    }

    private static ErrorNames exists(String exists, String invalid) {
        return new ErrorNames(exists, MAIL.missingTemplate(), invalid);
    }
}
