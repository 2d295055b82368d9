package io.vireo.media.image;

import io.vireo.http.ServiceUnavailableException;
import io.vireo.platform.config.Settings;
import io.vireo.platform.startup.Phase;
import io.vireo.platform.startup.StartupPhase;
import io.vireo.platform.startup.StartupTask;
import jakarta.enterprise.context.ApplicationScoped;
import java.awt.Rectangle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Makes of an image that somebody sent one that others may be shown: decoded, turned upright, scaled and encoded anew as JPEG, with
 * nothing of the file's metadata in it. Transparent pixels become white; colour profiles are passed over.
 *
 * <p>Bounds, in this order: the bytes of the file, its form ({@link SanitizedImage}), its pixels by the header, how many are decoded
 * at once. A decoded image has fewer than 3200 pixels a side, for the decoder leaves out rows and columns of a larger one; what a
 * progressive JPEG needs beside that grows with the pixels, 6 bytes for each. All methods throw {@link InvalidImageException} for what is no
 * JPEG or PNG image or has too many pixels, and {@link ServiceUnavailableException} if no decoder becomes free.
 */
@ApplicationScoped
@Phase(StartupPhase.SETTINGS)
public class UploadedImages implements StartupTask {
    private static final System.Logger LOG = System.getLogger(UploadedImages.class.getName());
    private static final int PATIENCE_SECONDS = 30;
    /** JPEG has no more either; bounds the row of a decoder. */
    private static final int LONGEST_SIDE = 65_535;

    private final ImageSettings settings;
    private final Semaphore decoders;

    /** With the settings of the running application. */
    public UploadedImages() {
        this(ImageSettings.from(Settings.current()));
    }

    UploadedImages(ImageSettings settings) {
        this.settings = settings;
        this.decoders = new Semaphore(settings.decoderThreads(), true);
    }

    /** Reads the settings at the start, where a wrong one must be told. */
    @Override
    public void start() {
        ImageSettings.from(Settings.current());
    }

    /** The largest file that is taken, in bytes. */
    public long maxBytes() {
        return settings.maxBytes();
    }

    /** The middle of the image, as JPEGs of these sides in pixels; a smaller image is enlarged. */
    public List<byte[]> squares(Path file, int... sides) {
        int largest = Arrays.stream(sides).max().orElseThrow();
        return decoded(file, image -> {
            OrientedImage picture = decode(image, middle(image), largest);
            return Arrays.stream(sides)
                    .mapToObj(side -> picture.jpeg(new ImageSize(side, side)))
                    .toList();
        });
    }

    /** The whole image as a JPEG of at most {@code longest} pixels on its longest side, never larger than the image. */
    public byte[] within(Path file, int longest) {
        return decoded(file, image -> {
            Rectangle all = new Rectangle(image.width(), image.height());
            return decode(image, all, longest).jpeg(ImageSize.within(image.width(), image.height(), longest));
        });
    }

    private <T> T decoded(Path file, Function<SanitizedImage, T> use) {
        boolean free = false;
        try {
            free = decoders.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!free) {
                throw new ServiceUnavailableException();
            }
            return use.apply(read(file));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServiceUnavailableException();
        } finally {
            if (free) {
                decoders.release();
            }
        }
    }

    private SanitizedImage read(Path file) {
        SanitizedImage image = SanitizedImage.of(bytes(file));
        if (image.pixels() > settings.maxPixels() || Math.max(image.width(), image.height()) > LONGEST_SIDE) {
            throw new InvalidImageException("an image of " + image.width() + " by " + image.height() + " pixels");
        }
        return image;
    }

    private byte[] bytes(Path file) {
        try {
            if (Files.size(file) > settings.maxBytes()) {
                throw new InvalidImageException("larger than " + settings.maxBytes() + " bytes");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Rectangle middle(SanitizedImage image) {
        int side = Math.min(image.width(), image.height());
        return new Rectangle((image.width() - side) / 2, (image.height() - side) / 2, side, side);
    }

    private static OrientedImage decode(SanitizedImage image, Rectangle part, int longest) {
        ImageReader reader = ImageIO.getImageReadersByFormatName(image.format()).next();
        try (MemoryCacheImageInputStream stream =
                new MemoryCacheImageInputStream(new ByteArrayInputStream(image.bytes()))) {
            reader.setInput(stream, true, true);
            ImageReadParam wanted = reader.getDefaultReadParam();
            int step = Math.max(1, Math.max(part.width, part.height) / (2 * longest));
            wanted.setSourceRegion(part);
            wanted.setSourceSubsampling(step, step, 0, 0);
            return new OrientedImage(reader.read(0, wanted), image.orientation());
        } catch (IOException | RuntimeException e) {
            // a decoder fails in many ways on what was not made for it
            LOG.log(Level.DEBUG, "An image could not be decoded", e);
            throw new InvalidImageException("a damaged image, or of a kind that is not decoded: " + e.getMessage());
        } finally {
            reader.dispose();
        }
    }
}
