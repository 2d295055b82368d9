package io.vireo.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Random;

/** Mutations of the body framing. After an incomplete body the sending side of the connection is closed. */
final class OddLengths {
    static final List<Mutation> ALL =
            List.of(OddLengths::wrongLength, OddLengths::chunked, OddLengths::brokenChunks, OddLengths::otherCoding);

    private static final String LENGTH = "Content-Length";

    private OddLengths() {}

    private static Request wrongLength(Request request, Random random) {
        int length = request.body().length;
        return switch (random.nextInt(9)) {
            case 0 ->
                request.with(LENGTH, "" + (length + 1 + random.nextInt(1000))).ending();
            case 1 ->
                request.with(LENGTH, "" + Math.max(0, length - 1 - random.nextInt(10)))
                        .ending();
            case 2 -> request.with(LENGTH, "-1").ending();
            case 3 -> request.with(LENGTH, "abc").ending();
            case 4 -> request.with(LENGTH, "99999999999999999999").ending();
            case 5 -> request.with(LENGTH, "9223372036854775807").ending();
            case 6 -> request.with(LENGTH, "+" + length).ending();
            case 7 -> request.adding(LENGTH, "" + (length + 1)).ending();
            default -> request.without(LENGTH).ending();
        };
    }

    private static Request chunked(Request request, Random random) {
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        byte[] body = request.body();
        int size = 1 + random.nextInt(Math.max(1, body.length));
        for (int from = 0; from < body.length; from += size) {
            int length = Math.min(size, body.length - from);
            chunks.writeBytes(
                    (Integer.toHexString(length) + (random.nextBoolean() ? ";x=y" : "") + "\r\n").getBytes(ISO_8859_1));
            chunks.write(body, from, length);
            chunks.writeBytes("\r\n".getBytes(ISO_8859_1));
        }
        chunks.writeBytes((random.nextBoolean() ? "0\r\nX: y\r\n\r\n" : "0\r\n\r\n").getBytes(ISO_8859_1));
        return asChunks(request, chunks.toByteArray());
    }

    private static Request brokenChunks(Request request, Random random) {
        String chunks = Mutation.any(
                List.of(
                        "",
                        "0",
                        "0\r\n",
                        "zz\r\n{}\r\n0\r\n\r\n",
                        "-1\r\n",
                        "5\r\n{}\r\n0\r\n\r\n",
                        "2\r\n{}0\r\n\r\n",
                        "2{}\r\n0\r\n\r\n",
                        "ffffffffffffffff\r\n{}",
                        "7fffffff\r\n{}",
                        "2\n{}\n0\n\n",
                        "0x2\r\n{}\r\n0\r\n\r\n",
                        "2;" + "x".repeat(9000) + "\r\n{}\r\n0\r\n\r\n",
                        "2 \r\n{}\r\n0\r\n\r\n",
                        "\r\n",
                        "2\r\n{}\r\n0\r\n" + "X: y\r\n".repeat(500) + "\r\n"),
                random);
        return asChunks(request, chunks.getBytes(ISO_8859_1));
    }

    /** Sets a conflicting or an unknown transfer coding. */
    private static Request otherCoding(Request request, Random random) {
        String coding = Mutation.any(
                List.of(
                        "chunked",
                        "identity",
                        "gzip, chunked",
                        "chunked, gzip",
                        "chunked, chunked",
                        "chunked, identity",
                        "xchunked",
                        " chunked",
                        "Chunked",
                        "chunked;q=1",
                        "\tchunked",
                        "\u00e9",
                        ""),
                random);
        Request changed = random.nextBoolean() ? request : chunked(request, random);
        changed = random.nextBoolean() ? changed : changed.with(LENGTH, "" + changed.body().length);
        return (random.nextInt(4) == 0
                        ? changed.adding("Transfer-Encoding", coding)
                        : changed.with("Transfer-Encoding", coding))
                .ending();
    }

    private static Request asChunks(Request request, byte[] chunks) {
        return request.withBody(chunks)
                .without(LENGTH)
                .with("Transfer-Encoding", "chunked")
                .ending();
    }
}
