package io.vireo.media.frame;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A running {@link FrameWorker}, as the server uses it, for one request at a time. {@link #end()} may be called by any thread. */
final class WorkerProcess {
    private final Process process;
    private final DataOutputStream requests;
    private final DataInputStream responses;
    private final AtomicInteger uses = new AtomicInteger();

    WorkerProcess(Process process) {
        this.process = process;
        this.requests = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        this.responses = new DataInputStream(new BufferedInputStream(process.getInputStream()));
    }

    /**
     * Sends a request and passes the JPEGs on as they arrive.
     *
     * @throws FrameExtractionException if the worker reports that the video has no frames, or no more frames
     * @throws IOException if the worker has ended, or ends before the response is complete
     */
    void request(FrameRequest request, FrameSink jpegs) throws IOException, FrameExtractionException {
        uses.incrementAndGet();
        request.writeTo(requests);
        FrameResponse.read(responses, jpegs);
    }

    /** Returns the CPU time of the worker; empty if it has ended or the system does not report CPU times. */
    Optional<Duration> cpu() {
        return CpuClock.of(process.toHandle());
    }

    /** Returns the number of requests sent to the worker. */
    int uses() {
        return uses.get();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Kills the process; a pending {@link #request} throws an {@link IOException}. */
    void end() {
        process.destroyForcibly();
    }
}
