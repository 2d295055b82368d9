package io.vireo.delivery.grizzly;

import io.vireo.delivery.FileSender;
import io.vireo.delivery.ZeroCopyDelivery;
import io.vireo.http.grizzly.Fallback;
import io.vireo.http.grizzly.GrizzlyListenerLookup;
import io.vireo.http.grizzly.GuardedFilter;
import java.util.ArrayList;
import java.util.List;

/** Zero-copy delivery through Payara's connector. The class can be loaded on every server; only its methods need Grizzly classes. */
public final class GrizzlyDelivery implements ZeroCopyDelivery {
    @Override
    public Running start(Dependencies dependencies) {
        SendfileSelectors selectors = new SendfileSelectors(dependencies.fallback());
        selectors.start(dependencies.threads());
        return new Sendfile(dependencies, selectors, new SendfileSender(dependencies, selectors));
    }

    private record Sendfile(Dependencies dependencies, SendfileSelectors selectors, FileSender sender)
            implements Running {
        @Override
        public Runnable open(FastPathParts path) throws ReflectiveOperationException {
            FastPathSender fast =
                    new FastPathSender(dependencies.transfers(), selectors, new SmallFileCache(path.cacheBytes()));
            Fallback fallback = new Fallback(dependencies.fallback());
            List<Runnable> removals = new ArrayList<>();
            for (Object transport : GrizzlyListenerLookup.transports()) {
                GuardedFilter filter = new GuardedFilter(new FastPathFilter(path, fast), fallback);
                removals.add(GrizzlyListenerLookup.insert(transport, List.of(filter)));
            }
            return () -> removals.forEach(Runnable::run);
        }

        @Override
        public void close() {
            selectors.close();
        }
    }
}
