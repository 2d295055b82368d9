package io.vireo.identity;

import io.vireo.delivery.ZipItem;
import jakarta.json.stream.JsonGenerator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes the parts of an export from the {@link PersonalDataContributor}s. */
public final class PersonalDataWriter {
    private final JsonGenerator json;
    private final Consumer<ZipItem> files;

    /**
     * @param json within the root object of {@code account.json}
     * @param files takes the files of the ZIP file
     */
    public PersonalDataWriter(JsonGenerator json, Consumer<ZipItem> files) {
        this.json = json;
        this.files = files;
    }

    /** The generator, within the root object of {@code account.json}; each contributor leaves it there. */
    public JsonGenerator json() {
        return json;
    }

    /** Writes a value as text; leaves the key out if there is no value. */
    public void writeIfPresent(String key, @Nullable Object value) {
        if (value != null) {
            json.write(key, value.toString());
        }
    }

    /** Adds a file; its name must be unique, so it begins with a directory of the feature. */
    public void file(ZipItem file) {
        files.accept(file);
    }
}
