export default function Home() {
  return (
    <main>
      <h1>Gelar</h1>
    </main>
  )
}
