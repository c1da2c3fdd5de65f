#!/bin/sh
# Lays out in target/image what the image is made of, from a finished build (./mvnw package): the service, its bill of
# materials, and what trains the AOT cache and simulates Azure. docker/Dockerfile takes it with PREBUILT=true, and makes
# it itself without.
set -eu
cd "$(dirname "$0")/.."

classpath=target/demo.classpath
for file in target/quarkus-app/quarkus-run.jar target/bom.json "$classpath" target/test-classes; do
  [ -e "$file" ] || { echo "stage: there is no $file: run ./mvnw -DskipTests package first" >&2; exit 1; }
done

image=target/image
rm -rf "$image"
mkdir -p "$image/training/lib" "$image/health/io/certmonitor/image"
cp -a target/quarkus-app "$image/app"
cp -a target/bom.json LICENSE "$image/"
cp -a target/classes target/test-classes "$image/training/"
cp -a target/test-classes/io/certmonitor/image/HealthCheck.class "$image/health/io/certmonitor/image/"

# Names of jars are not unique over groups, and their order counts.
number=1000
tr ':' '\n' <"$classpath" | while read -r jar; do
  number=$((number + 1))
  cp -L "$jar" "$image/training/lib/$number-${jar##*/}"
done
# An argument file for java, relative to target/image: a class path with * would have no order, and this one has.
{
  printf '%s' "-cp training/test-classes:training/classes"
  for jar in "$image"/training/lib/*.jar; do printf ':training/lib/%s' "${jar##*/}"; done
} >"$image/training/java.args"
