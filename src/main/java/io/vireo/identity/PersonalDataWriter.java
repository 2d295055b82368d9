package io.vireo.identity;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vireo.delivery.ZipItem;
import io.vireo.http.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes the parts of an export from the {@link PersonalDataContributor}s. */
public final class PersonalDataWriter {
    private final JsonGenerator json;
    private final Consumer<ZipItem> files;

    /**
     * @param out takes {@code account.json}, an object; it is not closed
     * @param files takes the files of the ZIP file
     */
    public PersonalDataWriter(OutputStream out, Consumer<ZipItem> files) {
        this.files = files;
        try {
            json = Json.mapper().createGenerator(out).useDefaultPrettyPrinter();
            json.writeStartObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a value, a record for example, under a key of the object. */
    public void write(String key, Object value) {
        write(() -> json.writePOJOField(key, value));
    }

    /** Writes a value as text; leaves the key out if there is no value. */
    public void writeIfPresent(String key, @Nullable Object value) {
        if (value != null) {
            write(key, value.toString());
        }
    }

    /**
     * Writes a list of any length under a key of the object.
     *
     * @param elements calls {@link #writeElement} for each element
     */
    public void writeList(String key, Runnable elements) {
        write(() -> json.writeArrayFieldStart(key));
        elements.run();
        write(json::writeEndArray);
    }

    /** Writes an element, a record for example, of the list that is being written. */
    public void writeElement(Object element) {
        write(() -> json.writePOJO(element));
    }

    /** Adds a file; its name must be unique, so it begins with a directory of the feature. */
    public void file(ZipItem file) {
        files.accept(file);
    }

    /** Completes the object. */
    public void end() {
        write(json::writeEndObject);
        write(json::flush);
    }

    private interface Writing {
        void run() throws IOException;
    }

    private static void write(Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
