package dev.everpost.app.settings;

import dev.everpost.route.Harm;
import dev.everpost.route.Harm.Stake;

/** Reads what failure, delay, bounces and complaints are worth, in the currency of the prices. */
final class HarmSettings {

    private static final Kind<Double> MONEY = Kinds.rate(0, 1_000_000);

    private HarmSettings() {}

    static Harm read(Section section) {
        var usual = Harm.DEFAULTS;
        return new Harm(
                stake(section.section("critical"), usual.critical()),
                stake(section.section("transactional"), usual.transactional()),
                stake(section.section("bulk"), usual.bulk()),
                section.get("bounce", MONEY, usual.bounce()),
                section.get("complaint", MONEY, usual.complaint()));
    }

    private static Stake stake(Section section, Stake usual) {
        return new Stake(section.get("failure", MONEY, usual.failure()), section.get("second", MONEY, usual.second()));
    }
}
