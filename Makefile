# Kheo: build, demo, test, install. `make help` lists the targets.

PREFIX ?= /usr/local
DESTDIR ?=
SWIFT ?= swift
# The standard library is linked into the binary, so that an installed kheo needs no Swift on the machine.
RELEASE = -c release --static-swift-stdlib --product
KHEO = .build/release/kheo
SERVER = .build/release/kheo-server

.PHONY: help demo test check-export check-page picture check-server check-api check-hostile \
  check-swap build build-server serve install uninstall format check-format packages clean

help: ## Show the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

demo: build ## Install what is missing, build, index the seeds, answer "Pac Nam"
	$(KHEO) index --output indexes/demo seeds
	$(KHEO) search --index indexes/demo --top 2 Pac Nam

test: packages ## Install what is missing, build and run every test
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build

check-export: ## Hold an export against the published model of FollowTheMoney
	scripts/check_export.sh .build/debug/kheo

# How long the checks of the server take; the defaults are what an honest answer needs.
API_SECONDS ?= 120
HOSTILE_REQUESTS ?= 10000
SWAP_SECONDS ?= 60

check-page: ## Try the page in Chromium; pictures go to .build/screenshots
	scripts/check_page.sh .build/debug/kheo .build/debug/kheo-server

picture: ## Make docs/page.png again, the picture of the page in the README
	scripts/check_page.sh .build/debug/kheo .build/debug/kheo-server --picture docs/page.png -k picture_for_the_manual

check-server: check-api check-hostile check-swap ## Check a running server: its description, hostile clients, swaps

check-api: ## Hold the server against its description (OpenAPI, schemathesis)
	scripts/check_api.sh .build/debug/kheo .build/debug/kheo-server $(API_SECONDS)

check-hostile: ## Send the server what hostile, broken and slow clients send
	scripts/check_hostile.sh .build/debug/kheo .build/debug/kheo-server $(HOSTILE_REQUESTS)

check-swap: ## Publish generation after generation under load
	scripts/check_swap.py --kheo .build/debug/kheo --server .build/debug/kheo-server --seconds $(SWAP_SECONDS)

build: packages ## Build the command line in release mode
	$(SWIFT) build $(RELEASE) kheo

build-server: packages ## Build the server in release mode
	$(SWIFT) build $(RELEASE) kheo-server

serve: build build-server ## Index the seeds and serve them on http://127.0.0.1:8080/
	$(KHEO) index --output indexes/demo seeds
	$(KHEO) serve --index indexes/demo

install: build build-server ## Install kheo and kheo-server under PREFIX (/usr/local)
	install -d $(DESTDIR)$(PREFIX)/bin
	install -m 755 $(KHEO) $(DESTDIR)$(PREFIX)/bin/kheo
	install -m 755 $(SERVER) $(DESTDIR)$(PREFIX)/bin/kheo-server
	install -d $(DESTDIR)$(PREFIX)/share/bash-completion/completions $(DESTDIR)$(PREFIX)/share/zsh/site-functions \
	  $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	$(KHEO) --generate-completion-script bash > $(DESTDIR)$(PREFIX)/share/bash-completion/completions/kheo
	$(KHEO) --generate-completion-script zsh > $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_kheo
	$(KHEO) --generate-completion-script fish > $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/kheo.fish

uninstall: ## Remove what install put there
	rm -f $(DESTDIR)$(PREFIX)/bin/kheo $(DESTDIR)$(PREFIX)/bin/kheo-server $(DESTDIR)$(PREFIX)/share/bash-completion/completions/kheo \
	  $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_kheo $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/kheo.fish

format: ## Format the sources
	$(SWIFT) format --in-place --recursive Sources Tests Package.swift

check-format: ## Fail where a source is not formatted
	$(SWIFT) format lint --strict --recursive Sources Tests Package.swift

packages: ## Install the system libraries that are missing (Debian, Ubuntu)
	@scripts/install-packages.sh

clean: ## Remove what was built
	$(SWIFT) package clean
