package io.vireo.media;

import io.vireo.ObjectStore;
import io.vireo.TestDirectory;
import io.vireo.platform.Settings;
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

/** What the tests of a bucket have in common: an {@link ObjectStore}, and before each test a store without an application around it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class BucketTest {
    protected static final String HASH = "abc1234";
    protected static final byte[] IMAGE = {1, 2, 3};

    protected MediaStore store;
    ObjectStore objects;

    @TempDir
    Path root;

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

    /** A further store over the same. */
    MediaStore store(Map<String, String> changes) {
        Map<String, String> values = new HashMap<>(objects.settings());
        values.putAll(changes);
        MediaStore opened = new MediaStore(new MediaSettings(root, 0), BucketSettings.from(settings(values)));
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

    /** A draft with these bytes beside the bucket. */
    Draft draft(byte[] content) {
        Draft draft = new Drafts(new MediaSettings(root, 0)).begin();
        draft.write(ByteBuffer.wrap(content));
        return draft;
    }

    protected StoredFile published(byte[] video) {
        try (Draft draft = draft(video)) {
            store.prepare(draft, HASH);
            store.publish(draft, HASH, IMAGE);
        }
        return store.video(HASH).orElseThrow();
    }

    protected static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random().nextBytes(bytes);
        return bytes;
    }
}
