package io.vireo.media.resumable;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Properties;
import java.util.UUID;

/** The file format of a {@link ResumableUpload}: Java properties. */
final class ResumableUploadInfo {
    private ResumableUploadInfo() {}

    static byte[] format(ResumableUpload upload) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("owner", upload.owner());
        properties.setProperty("subject", upload.subject());
        properties.setProperty("length", Long.toString(upload.length()));
        properties.setProperty("metadata", upload.metadata());
        properties.setProperty("expires", upload.expires().toString());
        properties.setProperty("finished", Boolean.toString(upload.finished()));
        StringWriter text = new StringWriter();
        properties.store(text, null);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Parses a file content.
     *
     * @throws IOException if {@link #format} did not write it
     */
    static ResumableUpload parse(UUID id, String text) throws IOException {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
            return upload(id, properties);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IOException("Not the state of a resumable upload", e);
        }
    }

    private static ResumableUpload upload(UUID id, Properties properties) {
        return new ResumableUpload(
                id,
                properties.getProperty("owner", ""),
                properties.getProperty("subject", ""),
                Long.parseLong(properties.getProperty("length", "-1")),
                properties.getProperty("metadata", ""),
                Instant.parse(properties.getProperty("expires", Instant.EPOCH.toString())),
                Boolean.parseBoolean(properties.getProperty("finished")));
    }
}
