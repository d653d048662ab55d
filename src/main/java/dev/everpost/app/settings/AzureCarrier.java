package dev.everpost.app.settings;

/**
 * A resource of Azure Communication Services, reached by its Email API.
 *
 * @param access its endpoint is the resource's own and has to be there
 * @param accessKey of the resource, base 64
 * @param hook what Event Grid shows when it posts
 */
public record AzureCarrier(WebAccess access, Secret accessKey, HookSecret hook) implements ProviderSettings.Carrier {

    static AzureCarrier read(Section section) {
        return new AzureCarrier(
                WebAccess.read(section),
                section.require("access_key", Kinds.BASE64_SECRET, new Secret("bm9uZQ==")),
                HookSecret.read(section));
    }
}
