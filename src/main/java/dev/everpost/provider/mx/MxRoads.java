package dev.everpost.provider.mx;

import dev.everpost.world.World;

/** What every errand needs: where domains lead, which addresses are open, who talks, and whether anybody is reached. Thread-safe. */
record MxRoads(
        MailRouting routing,
        Doors doors,
        HostTalk talk,
        WayOut wayOut,
        Source.Pools sources,
        Policies policies,
        World world) {}
