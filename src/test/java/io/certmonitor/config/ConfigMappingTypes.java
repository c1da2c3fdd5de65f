package io.certmonitor.config;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The types by which the monitor's settings are read, found by their annotation so that none is forgotten. */
public final class ConfigMappingTypes {

    /** All of them, sorted by their names. */
    public static final List<Class<?>> ALL = find();

    private ConfigMappingTypes() {}

    /** The boolean settings that {@link TrueOrFalse} does not read. */
    static List<Method> booleansReadOtherwise() {
        return ALL.stream()
                .flatMap(type -> Stream.concat(Stream.of(type), Stream.of(type.getDeclaredClasses())))
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .filter(method -> method.getReturnType().equals(boolean.class))
                .filter(method -> {
                    WithConverter converter = method.getAnnotation(WithConverter.class);
                    return converter == null || !converter.value().equals(TrueOrFalse.class);
                })
                .toList();
    }

    private static List<Class<?>> find() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackagesOf(ConfigMappingTypes.class)
                        .stream()
                        .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                        .sorted(Comparator.comparing(JavaClass::getName))
                        .<Class<?>>map(JavaClass::reflect)
                        .toList();
    }
}
