package io.vireo.media;

import io.vireo.platform.Settings;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;

/** A store in the bucket of an {@link io.vireo.ObjectStore}, without an application around it. */
public final class StoreInBucket {
    private StoreInBucket() {}

    /** @param settings over the defaults */
    public static MediaStore open(Path root, Map<String, String> settings) {
        MediaStore store = new MediaStore(new MediaSettings(root, 0), BucketSettings.from(settings(settings)));
        store.makeDirectories();
        return store;
    }

    private static Settings settings(Map<String, String> values) {
        return new Settings(ConfigProviderResolver.instance()
                .getBuilder()
                .addDefaultSources()
                .withSources(new io.smallrye.config.PropertiesConfigSource(values, "test", 500))
                .build());
    }

    /** A draft with these bytes beside the bucket. */
    public static Draft draft(Path root, byte[] content) {
        Draft draft = new Drafts(new MediaSettings(root, 0)).begin();
        draft.write(ByteBuffer.wrap(content));
        return draft;
    }
}
