package io.vireo.media.image;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.WritableRaster;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** The color profile of an image (ICC.1). An image without one is in sRGB. */
final class ColorProfile {
    /**
     * The maximum size in bytes; larger profiles are ignored. Profiles of cameras and displays have some kilobytes, those of scanners
     * up to a megabyte.
     */
    static final int MAX_BYTES = 2 * 1024 * 1024;

    private static final System.Logger LOG = System.getLogger(ColorProfile.class.getName());

    private final ICC_Profile profile;

    private ColorProfile(ICC_Profile profile) {
        this.profile = profile;
    }

    /**
     * Parses a profile.
     *
     * @param icc the bytes of the profile
     * @param grey whether the image is grayscale
     * @return empty if the profile is invalid or does not fit the image, which is then treated as sRGB
     */
    static Optional<ColorProfile> of(byte[] icc, boolean grey) {
        if (icc.length == 0 || icc.length > MAX_BYTES) {
            return Optional.empty();
        }
        try {
            ICC_Profile profile = ICC_Profile.getInstance(icc);
            int type = profile.getColorSpaceType();
            boolean fits = type == ColorSpace.TYPE_RGB || (type == ColorSpace.TYPE_GRAY && grey);
            return fits ? Optional.of(new ColorProfile(profile)) : Optional.empty();
        } catch (IllegalArgumentException | CMMException e) {
            LOG.log(Level.DEBUG, "The color profile of an image is invalid and is ignored", e);
            return Optional.empty();
        }
    }

    /** Converts an RGB image to sRGB in place; does nothing if the profile is not usable. */
    void convert(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] bands = profile.getNumComponents() == 1 ? new int[] {0} : new int[] {0, 1, 2};
        WritableRaster from = image.getRaster().createWritableChild(0, 0, width, height, 0, 0, bands);
        WritableRaster to = image.getRaster().createWritableChild(0, 0, width, height, 0, 0, new int[] {0, 1, 2});
        try {
            ICC_Profile[] conversion = {profile, ICC_Profile.getInstance(ColorSpace.CS_sRGB)};
            WritableRaster converted = to.createCompatibleWritableRaster();
            new ColorConvertOp(conversion, null).filter(from, converted);
            to.setRect(converted);
        } catch (IllegalArgumentException | CMMException e) {
            LOG.log(Level.DEBUG, "The color profile of an image cannot be applied and is ignored", e);
        }
    }
}
