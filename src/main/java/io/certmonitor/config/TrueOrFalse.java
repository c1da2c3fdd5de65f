package io.certmonitor.config;

import java.util.Locale;
import org.eclipse.microprofile.config.spi.Converter;

/** Takes {@code true} and {@code false} alone, where MicroProfile Config takes every other word for {@code false}. */
public final class TrueOrFalse implements Converter<Boolean> {

    private static final long serialVersionUID = 1L;

    @Override
    public Boolean convert(String value) {
        return switch (value.strip().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("it must be true or false");
        };
    }
}
