package io.vireo.identity;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vireo.delivery.ZipItem;
import io.vireo.http.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Collects the output of the {@link PersonalDataContributor}s of an export. */
public final class PersonalDataWriter {
    private final JsonGenerator json;
    private final Consumer<ZipItem> files;

    /**
     * Creates a writer.
     *
     * @param out receives {@code account.json}, a JSON object; it is not closed
     * @param files receives the other files of the ZIP archive
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

    /** Writes a value, for example a record, as a property of the root object. */
    public void write(String key, Object value) {
        write(() -> json.writePOJOField(key, value));
    }

    /** Writes the string form of a value as a property of the root object; omits the property if the value is null. */
    public void writeIfPresent(String key, @Nullable Object value) {
        if (value != null) {
            write(key, value.toString());
        }
    }

    /**
     * Writes an array of any length as a property of the root object.
     *
     * @param elements calls {@link #writeElement} for each element
     */
    public void writeList(String key, Runnable elements) {
        write(() -> json.writeArrayFieldStart(key));
        elements.run();
        write(json::writeEndArray);
    }

    /** Writes an element, for example a record, of the array that is being written. */
    public void writeElement(Object element) {
        write(() -> json.writePOJO(element));
    }

    /** Adds a file to the archive. Its name must be unique, so it starts with a directory of the feature. */
    public void file(ZipItem file) {
        files.accept(file);
    }

    /** Ends the root object. */
    public void end() {
        write(json::writeEndObject);
        write(json::flush);
    }

    private interface JsonWrite {
        void run() throws IOException;
    }

    private static void write(JsonWrite operation) {
        try {
            operation.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
