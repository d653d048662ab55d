package dev.everpost.edge.ses;

import dev.everpost.ses.SesError;
import dev.everpost.ses.SesError.Kind;
import java.util.ArrayList;
import java.util.List;

/** The operations of SES API v2 that Everpost does not have, and why; each answers an error that names it. */
final class NotOffered {

    /** A line that starts with '#' says why for the lines after it. */
    private static final String TABLE = """
        # Everpost keeps no contact lists; keep them in the application.
        POST /contact-lists CreateContactList
        GET /contact-lists ListContactLists
        GET /contact-lists/{L} GetContactList
        PUT /contact-lists/{L} UpdateContactList
        DELETE /contact-lists/{L} DeleteContactList
        POST /contact-lists/{L}/contacts CreateContact
        POST /contact-lists/{L}/contacts/list ListContacts
        GET /contact-lists/{L}/contacts ListContacts
        GET /contact-lists/{L}/contacts/{A} GetContact
        PUT /contact-lists/{L}/contacts/{A} UpdateContact
        DELETE /contact-lists/{L}/contacts/{A} DeleteContact
        # Everpost has no IP addresses of its own; its providers have.
        POST /dedicated-ip-pools CreateDedicatedIpPool
        GET /dedicated-ip-pools ListDedicatedIpPools
        GET /dedicated-ip-pools/{P} GetDedicatedIpPool
        DELETE /dedicated-ip-pools/{P} DeleteDedicatedIpPool
        PUT /dedicated-ip-pools/{P}/scaling PutDedicatedIpPoolScalingAttributes
        GET /dedicated-ips GetDedicatedIps
        GET /dedicated-ips/{I} GetDedicatedIp
        PUT /dedicated-ips/{I}/pool PutDedicatedIpInPool
        PUT /dedicated-ips/{I}/warmup PutDedicatedIpWarmupAttributes
        PUT /account/dedicated-ips/warmup PutAccountDedicatedIpWarmupAttributes
        # Everpost has no deliverability dashboard; ask each provider's.
        GET /deliverability-dashboard GetDeliverabilityDashboardOptions
        PUT /deliverability-dashboard PutDeliverabilityDashboardOption
        GET /deliverability-dashboard/blacklist-report GetBlacklistReports
        GET /deliverability-dashboard/campaigns/{C} GetDomainDeliverabilityCampaign
        GET /deliverability-dashboard/domains/{D}/campaigns ListDomainDeliverabilityCampaigns
        GET /deliverability-dashboard/statistics-report/{D} GetDomainStatisticsReport
        POST /deliverability-dashboard/test CreateDeliverabilityTestReport
        GET /deliverability-dashboard/test-reports ListDeliverabilityTestReports
        GET /deliverability-dashboard/test-reports/{R} GetDeliverabilityTestReport
        # Everpost has no Virtual Deliverability Manager.
        PUT /account/vdm PutAccountVdmAttributes
        POST /vdm/recommendations ListRecommendations
        POST /metrics/batch BatchGetMetricData
        POST /email-address-insights GetEmailAddressInsights
        # Everpost runs no import or export jobs; use its own command line.
        POST /export-jobs CreateExportJob
        POST /list-export-jobs ListExportJobs
        GET /export-jobs/{J} GetExportJob
        PUT /export-jobs/{J}/cancel CancelExportJob
        POST /import-jobs CreateImportJob
        POST /import-jobs/list ListImportJobs
        GET /import-jobs ListImportJobs
        GET /import-jobs/{J} GetImportJob
        # Everpost keeps no tenants; give each an access key of its own.
        POST /tenants CreateTenant
        POST /tenants/delete DeleteTenant
        POST /tenants/get GetTenant
        POST /tenants/list ListTenants
        POST /tenants/resources CreateTenantResourceAssociation
        POST /tenants/resources/delete DeleteTenantResourceAssociation
        POST /tenants/resources/list ListTenantResources
        POST /resources/tenants/list ListResourceTenants
        POST /tenant/suppression PutTenantSuppressionAttributes
        # Everpost itself is the endpoint over many regions and providers.
        POST /multi-region-endpoints CreateMultiRegionEndpoint
        GET /multi-region-endpoints ListMultiRegionEndpoints
        GET /multi-region-endpoints/{E} GetMultiRegionEndpoint
        DELETE /multi-region-endpoints/{E} DeleteMultiRegionEndpoint
        # Everpost judges providers, not their customers.
        POST /reputation/entities ListReputationEntities
        GET /reputation/entities/{T}/{R} GetReputationEntity
        PUT /reputation/entities/{T}/{R}/customer-managed-status UpdateReputationEntityCustomerManagedStatus
        PUT /reputation/entities/{T}/{R}/policy UpdateReputationEntityPolicy
        # Who may send as what stands in the gateway's configuration.
        GET /identities/{I}/policies GetEmailIdentityPolicies
        POST /identities/{I}/policies/{P} CreateEmailIdentityPolicy
        PUT /identities/{I}/policies/{P} UpdateEmailIdentityPolicy
        DELETE /identities/{I}/policies/{P} DeleteEmailIdentityPolicy
        # Everpost signs nothing and sets no return path of its own; its providers do.
        PUT /identities/{I}/dkim PutEmailIdentityDkimAttributes
        PUT /identities/{I}/dkim/signing PutEmailIdentityDkimSigningAttributes
        PUT /identities/{I}/mail-from PutEmailIdentityMailFromAttributes
        POST /identity/certificates AssociateEmailIdentityCertificate
        POST /identity/certificates/delete DisassociateEmailIdentityCertificate
        POST /identity/certificates/list ListEmailIdentityCertificates
        POST /update-configuration-sets UpdateConfigurationSet
        # Nobody is billed here.
        PUT /account/pricing-attributes PutAccountPricingAttributes
        """;

    private NotOffered() {}

    static List<Route> routes() {
        var routes = new ArrayList<Route>();
        var why = "";
        for (var line : TABLE.lines().toList()) {
            if (line.startsWith("# ")) {
                why = line.substring(2);
            } else {
                var words = line.split(" ", 3);
                routes.add(refusing(words[2], words[0], "/v2/email" + words[1], why));
            }
        }
        // The one operation that SDKs ask for below another version.
        routes.add(refusing(
                "PutEmailIdentityDkimSigningAttributes",
                "PUT",
                "/v1/email/identities/{I}/dkim/signing",
                "Everpost signs nothing; its providers do."));
        return List.copyOf(routes);
    }

    private static Route refusing(String operation, String method, String path, String why) {
        var fault = Fault.of(SesError.of(Kind.NOT_OFFERED, operation + " is not offered: " + why));
        return Route.of(operation, method, path, ask -> new Reply.Wrong(fault));
    }
}
