package io.vireo.media.storage;

import io.vireo.ObjectStore;
import io.vireo.TestDirectory;
import io.vireo.media.MediaStore;
import io.vireo.media.staging.StagedFile;
import io.vireo.media.staging.StagingArea;
import io.vireo.platform.config.Settings;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Base class of tests of S3 storage: starts an {@link ObjectStore} and opens a store, without an application, before each test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class S3StorageTest {
    public static final String HASH = "abc1234";
    public static final byte[] IMAGE = {1, 2, 3};

    public MediaStore store;
    public ObjectStore objects;

    @TempDir
    public Path root;

    @BeforeAll
    void startObjects(@TestDirectory Path directory) throws Exception {
        objects = ObjectStore.start(directory);
    }

    @AfterAll
    void stopObjects() throws InterruptedException {
        objects.close();
    }

    @BeforeEach
    void openStore() {
        store = store(Map.of());
    }

    @AfterEach
    void removeAll() {
        store.remove(HASH);
        store.close();
    }

    /** Opens another store on the same bucket, with changed settings. */
    public MediaStore store(Map<String, String> changes) {
        Map<String, String> values = new HashMap<>(objects.settings());
        values.putAll(changes);
        MediaStore opened = new MediaStore(new MediaSettings(root, 0), S3Settings.from(settings(values)));
        opened.makeDirectories();
        return opened;
    }

    private static Settings settings(Map<String, String> values) {
        return new Settings(ConfigProviderResolver.instance()
                .getBuilder()
                .addDefaultSources()
                .withSources(new io.smallrye.config.PropertiesConfigSource(values, "test", 500))
                .build());
    }

    /** Returns a staged file with these bytes, on the local disk. */
    public StagedFile staged(byte[] content) {
        StagedFile stagedFile = new StagingArea(new MediaSettings(root, 0)).begin();
        stagedFile.write(ByteBuffer.wrap(content));
        return stagedFile;
    }

    public StoredFile published(byte[] video) {
        try (StagedFile stagedFile = staged(video)) {
            store.prepare(stagedFile, HASH);
            store.publish(stagedFile, HASH, IMAGE);
        }
        return store.video(HASH).orElseThrow();
    }

    public static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random().nextBytes(bytes);
        return bytes;
    }
}
