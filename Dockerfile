# The image brings Node itself, so the copy that npm brings along for other machines is removed again.
FROM node:26-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts && rm -rf node_modules/node-linux-* node_modules/node-win-* node_modules/.bin/node

FROM node:26-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY package.json start.mjs ./
COPY knowledge ./knowledge
COPY prompts ./prompts
COPY src ./src
USER node
HEALTHCHECK --interval=30s --timeout=10s CMD ["node", "start.mjs", "src/cli/ask.ts", "--json", "Hạn nộp báo cáo là khi nào?"]
CMD ["node", "start.mjs", "src/cli/chat.ts"]
