# Everpost. `make` lists what there is. Every target finds a JDK 25 by itself (scripts/find-jdk.sh).

MVN ?= mvn
MAVEN = JAVA_HOME="$$(sh scripts/find-jdk.sh)" $(MVN) -B
JAVA = "$$(sh scripts/find-jdk.sh)/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
TEST_CLASSES = target/test-classes:target/classes:$$(cat target/test-classpath.txt)
# One carrier thread: a simulated thread switch then costs no system call.
SIMULATE = $(JAVA) -Djdk.virtualThreadScheduler.parallelism=1 -Djdk.virtualThreadScheduler.maxPoolSize=1 \
  -XX:+UseSerialGC -cp "$(TEST_CLASSES)" dev.everpost.sim.Simulate

SEED ?=
RUNS ?= 100
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help jdk maven build demo test unit acceptance sim replay fuzz bench format tools clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

jdk:
	@sh scripts/find-jdk.sh >/dev/null

maven: jdk
	@MVN="$(MVN)" sh scripts/need-maven.sh

build: jdk ## build target/everpost.jar and its start cache, without tests
	@sh scripts/build.sh

demo: jdk ## start the gateway with simulated providers, break one, watch (Ctrl-C ends it)
	@trap : INT; ./everpost demo $(ARGS) || [ $$? = 130 ]

test: maven tools build ## build, then every test: formatting, units, simulation, acceptance
	$(MAVEN) verify -Dtest.excluded=
	$(SIMULATE) --runs 1500 --seed 1

unit: maven ## the tests without acceptance tests; one with ARGS=-Dtest=NameOfTest
	$(MAVEN) test $(ARGS)

acceptance: maven tools ## only the tests of the built jar over real sockets with real clients
	@sh scripts/build.sh
	$(MAVEN) test -Dtest.groups=acceptance -Dtest.excluded=

sim: maven ## simulate: SEED=n replays one run, RUNS=n (100) draws n seeds
	$(MAVEN) -q test-compile
	$(SIMULATE) --runs $(RUNS) $(if $(SEED),--seed $(SEED)) $(ARGS)

replay: build ## play all real outages again and write docs/outages.md; SEED=n draws other mail, NAME=n plays one and writes nothing
	./everpost outage replay $(if $(NAME),$(NAME),all --table) $(if $(SEED),--seed $(SEED)) $(if $(NAME),,> docs/outages.md.new; mv docs/outages.md.new docs/outages.md)

fuzz: maven ## fuzz every parser for 20 s each
	JAZZER_FUZZ=1 $(MAVEN) test -Dtest='*FuzzTest' -Djazzer.hooks=true

bench: jdk tools build ## measure, beside Postfix where it is installed
	@sh scripts/bench.sh $(ARGS)

format: maven ## format all Java
	$(MAVEN) -q spotless:apply

tools: ## install the clients that the tests and the benchmark use, or say which are missing
	@sh scripts/install-test-tools.sh

clean: ## remove what was built; var/ stays
	rm -rf target
