package io.vireo.delivery;

import io.vireo.media.Bucket;
import io.vireo.media.BucketAddresses;
import io.vireo.media.MediaStore;
import io.vireo.platform.Settings;
import io.vireo.platform.WrongSetting;
import io.vireo.platform.jobs.RepeatingTask;
import io.vireo.platform.startup.Phase;
import io.vireo.platform.startup.StartupPhase;
import io.vireo.platform.startup.StartupTask;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;
import jakarta.servlet.ServletRequest;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Chooses the way by which files get to the viewers, once, and watches them on it. */
@ApplicationScoped
@Phase(StartupPhase.WORKERS)
public class DeliveryWays implements StartupTask {
    private static final System.Logger LOG = System.getLogger(DeliveryWays.class.getName());

    private final DeliverySettings settings = DeliverySettings.from(Settings.current());
    private final Viewers viewers = new Viewers(settings.silence(), System::nanoTime);
    private final List<Runnable> used = new ArrayList<>();

    @Inject
    MediaStore store;

    @Resource
    ManagedScheduledExecutorService executor;

    @Resource
    ManagedThreadFactory threads;

    private @Nullable DeliveryWay way;

    private @Nullable Future<?> watch;

    /** That of the running application. */
    static DeliveryWay current() {
        return CDI.current().select(DeliveryWays.class).get().way();
    }

    DeliveryWay way() {
        return Objects.requireNonNull(way);
    }

    @PostConstruct
    void choose() {
        way = store.bucket().map(this::fromBucket).orElseGet(this::fromFolder);
    }

    /** The way from Payara's connector; none if files cannot be sent from there, or are not to be. */
    Optional<GrizzlyWay> shortWay() {
        return settings.shortWay() && way() instanceof SendFileWay sendFile
                ? Optional.of(
                        new GrizzlyWay(sendFile.viewers(), sendFile.transfers(), new SmallFiles(settings.memory())))
                : Optional.empty();
    }

    @Override
    public void start() {
        LOG.log(Level.INFO, way().description());
        viewers.meter();
        long period = Math.max(1, settings.silence().toMillis() / Viewers.LOOKS);
        watch = executor.scheduleAtFixedRate(
                new RepeatingTask("The idle check of downloads", viewers::look), period, period, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object stopping) {
        if (watch != null) {
            watch.cancel(false);
        }
        used.forEach(Runnable::run);
    }

    private DeliveryWay fromFolder() {
        if (settings.accelPrefix().isPresent()) {
            return new FrontServerWay(settings.accelPrefix().get(), store.root());
        }
        DeliveryWay write = new WriteWay(viewers, breaker());
        if (!settings.sendFile() || !isOnGrizzly()) {
            return write;
        }
        Transfers transfers = new Transfers();
        transfers.start(threads);
        used.add(transfers::close);
        return new SendFileWay(viewers, transfers, write);
    }

    private DeliveryWay fromBucket(Bucket bucket) {
        if (settings.accelPrefix().isPresent()) {
            throw new WrongSetting("vireo.media.accel-prefix", "must not be set if the files are in a bucket");
        }
        if (bucket.redirects()) {
            BucketAddresses addresses = bucket.addresses();
            used.add(addresses::close);
            return new RedirectWay(addresses);
        }
        ExecutorService senders = Executors.newFixedThreadPool(bucket.senders(), threads);
        used.add(senders::shutdownNow);
        return new BucketWay(bucket, viewers, breaker(), senders);
    }

    /** What breaks the connection of a request; nothing on a server that is not known. */
    static Function<ServletRequest, Runnable> breaker() {
        return isOnGrizzly()
                ? request ->
                        GrizzlyRequest.of(request).map(GrizzlyRequest::breaker).orElse(() -> {})
                : request -> () -> {};
    }

    private static boolean isOnGrizzly() {
        try {
            Class.forName("org.glassfish.grizzly.http.server.Request", false, DeliveryWays.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
