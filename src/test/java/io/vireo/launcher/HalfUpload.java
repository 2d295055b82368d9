package io.vireo.launcher;

import io.vireo.RawConnection;
import java.io.IOException;
import java.util.Arrays;

/** An upload of which the first half has been sent. */
record HalfUpload(RawConnection connection, byte[] remainder) implements AutoCloseable {
    static HalfUpload begin(VireoProcess vireo, String token, String hash, byte[] video) throws IOException {
        RawConnection connection = new RawConnection(vireo.base());
        int half = video.length / 2;
        connection
                .send("POST /upload/v/" + hash + " HTTP/1.1\r\nHost: vireo\r\nAuthorization: " + token
                        + "\r\nContent-Length: " + video.length + "\r\n\r\n")
                .send(Arrays.copyOf(video, half));
        return new HalfUpload(connection, Arrays.copyOfRange(video, half, video.length));
    }

    /** Sends the remainder and returns the status of the response. */
    int finish() throws IOException {
        return connection.send(remainder).answer().status();
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
