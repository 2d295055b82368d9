package io.vireo.media.image;

import com.twelvemonkeys.image.ImageUtil;
import com.twelvemonkeys.imageio.ImageReaderBase;
import com.twelvemonkeys.imageio.metadata.Directory;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import com.twelvemonkeys.io.FastByteArrayOutputStream;
import com.twelvemonkeys.lang.StringUtil;
import io.vireo.http.ServiceUnavailableException;
import io.vireo.platform.ClassPath;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;

/**
 * Decodes a single-frame WebP file in a separate process ({@link WebpProcess}) with limited memory and time: the decoder needs about
 * 32 bytes per pixel of a lossy image, and hundreds of megabytes of tables for a malicious lossless one.
 *
 * @param frame the position of the frame in the image; everything outside is transparent
 */
record WebpDecoder(Rectangle frame) implements ImageDecoder {
    private static final System.Logger LOG = System.getLogger(WebpDecoder.class.getName());
    /** One class of each jar that the process needs. */
    private static final List<Class<?>> NEEDED = List.of(
            WebpProcess.class,
            WebPImageReaderSpi.class,
            ImageReaderBase.class,
            Directory.class,
            ImageUtil.class,
            FastByteArrayOutputStream.class,
            StringUtil.class);

    private static final int BYTES_PER_PIXEL = 40;
    private static final int HEAP_MEBIBYTES = 64;

    long framePixels() {
        return (long) frame.width * frame.height;
    }

    /** @throws ServiceUnavailableException if the machine is overloaded or cannot start a process */
    @Override
    public BufferedImage decode(byte[] file, Rectangle part, int step) throws IOException {
        Process process = start();
        try {
            send(process, file, part, step);
            return receive(process, new ImageSize(count(part.width, step), count(part.height, step)));
        } catch (IOException e) {
            if (exit(process) == WebpProcess.TOO_SLOW) {
                throw new ServiceUnavailableException();
            }
            throw new IOException("WebP that cannot be decoded", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start() {
        long heap = HEAP_MEBIBYTES + framePixels() * BYTES_PER_PIXEL / (1024 * 1024);
        try {
            ProcessBuilder builder = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx" + heap + "m",
                    "-XX:+UseSerialGC",
                    "-XX:ActiveProcessorCount=1",
                    "-XX:-UsePerfData",
                    "-Djava.awt.headless=true",
                    "-cp",
                    ClassPath.of(NEEDED),
                    WebpProcess.class.getName());
            builder.environment().clear();
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
            return builder.start();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The process that decodes a WebP image could not be started", e);
            throw new ServiceUnavailableException();
        }
    }

    private void send(Process process, byte[] file, Rectangle part, int step) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()))) {
            for (int number : new int[] {frame.x, frame.y, part.x, part.y, part.width, part.height, step}) {
                out.writeInt(number);
            }
            out.write(file);
        }
    }

    private static BufferedImage receive(Process process, ImageSize size) throws IOException {
        BufferedImage image = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_4BYTE_ABGR);
        byte[] row = new byte[4 * size.width()];
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(process.getInputStream()))) {
            for (int y = 0; y < size.height(); y++) {
                in.readFully(row);
                image.getRaster().setDataElements(0, y, size.width(), 1, row);
            }
        }
        return image;
    }

    private static int exit(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return WebpProcess.TOO_SLOW;
        }
    }

    /** Returns the number of rows or columns after subsampling. */
    private static int count(int pixels, int step) {
        return (pixels + step - 1) / step;
    }
}
